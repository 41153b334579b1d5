import type { EntityChangePage, EntityKind } from '@taskwire/domain'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createLogReader, createTestWorld, failureOf, type Person } from '../testing/index.ts'
import { purgeLog } from './purge-log.ts'
import { readLog } from './read-log.repository.ts'

const DAY_MS = 86_400_000
const byId = (rows: Iterable<{ id: string }>) => [...rows].toSorted((a, b) => (a.id < b.id ? -1 : 1))

/** Makes rows of all kinds in turn, twelve revisions. */
async function fill({ call }: Person): Promise<void> {
  for (let n = 0; n < 4; n += 1) {
    await call.lists.create({ title: `list ${n}` })
    await call.tasks.create({ title: `task ${n}` })
    await call.labels.create({ name: `label ${n}` })
  }
}

test.each([1, 2, 5, 11, 12, 13, undefined])(
  'pages of %s changes have every row of all kinds once, in the order of revisions',
  async (limit) => {
    await using world = await createTestWorld()
    const person = await world.person()
    const { call } = person
    await fill(person)
    const reader = createLogReader()
    for (let more = true; more;) {
      const page = await call.sync.changes({ cursor: reader.cursor, limit })
      expect(page.changes.length).toBeLessThanOrEqual(limit ?? 12)
      reader.take(page)
      more = page.has_more
    }
    expect(reader.resets()).toBe(1)
    expect(reader.seen.map(({ revision }) => revision)).toEqual(Array.from({ length: 12 }, (_, n) => n + 1))
    expect(byId(reader.rows.task.values())).toEqual(byId(await call.tasks.list()))
    expect(byId(reader.rows.list.values())).toEqual(byId(await call.lists.list()))
    expect(byId(reader.rows.label.values())).toEqual(byId(await call.labels.list()))
  },
)

test('a reader gets only the kinds that it names, with the same cursors', async () => {
  await using world = await createTestWorld()
  const person = await world.person()
  const { call } = person
  await fill(person)
  const kindsOf = async (kinds?: EntityKind[], limit?: number) => {
    const { changes, cursor, has_more } = await call.sync.changes({ kinds, limit })
    return { kinds: [...new Set(changes.map(({ kind }) => kind))], count: changes.length, cursor, has_more }
  }
  expect(await kindsOf(['list'])).toEqual({ kinds: ['list'], count: 4, cursor: 'test.12', has_more: false })
  expect(await kindsOf(['label', 'task'])).toMatchObject({
    kinds: ['task', 'label'],
    count: 8,
    cursor: 'test.12',
  })
  expect(await kindsOf(['list'], 2)).toEqual({
    kinds: ['list'],
    count: 2,
    cursor: 'test.4.12',
    has_more: true,
  })
  const tasks = await call.tasks.changes()
  expect(tasks).toMatchObject({ cursor: 'test.12', changes: Array(4).fill({ type: 'upsert', task: {} }) })
  await call.lists.create({ title: 'later' })
  expect(await call.tasks.changes({ cursor: tasks.cursor })).toEqual({
    changes: [],
    cursor: 'test.13',
    has_more: false,
    reset: false,
  })
  expect(await failureOf(call.sync.changes({ kinds: ['note' as 'task'] }))).toMatchObject({
    code: 'VALIDATION_FAILED',
  })
  expect(await failureOf(call.sync.changes({ kinds: [] }))).toMatchObject({ code: 'VALIDATION_FAILED' })
})

test('a page reads one index range per kind, together no more rows than it needs', async () => {
  await using world = await createTestWorld()
  const { actor } = await world.person()
  const { db } = world.deps
  await sql`insert into tasks (user_id, id, title, status, priority, created_at, updated_at, revision)
    select ${actor.user_id}::uuid, gen_random_uuid(), 'a', 'pending', 'medium', now(), now(), n * 2 from generate_series(1, 5000) n`.execute(
    db,
  )
  await sql`insert into lists (user_id, id, title, position, created_at, updated_at, revision, title_revision)
    select ${actor.user_id}::uuid, gen_random_uuid(), 'a', 'a0', now(), now(), n * 2 - 1, 1 from generate_series(1, 5000) n`.execute(
    db,
  )
  await sql`insert into labels (user_id, id, name, name_key, position, created_at, updated_at, revision, name_revision)
    select ${actor.user_id}::uuid, gen_random_uuid(), n::text, n::text, 'a0', now(), now(), n + 10000, 1 from generate_series(1, 5000) n`.execute(
    db,
  )
  for (const table of ['tasks', 'lists', 'labels', 'users']) await sql.raw(`analyze ${table}`).execute(db)
  const plan = await db.connection().execute(async (connection) => {
    await sql`set plan_cache_mode = force_generic_plan`.execute(connection)
    await sql.raw(`prepare page as ${readLog.text}`).execute(connection)
    const { rows } = await sql
      .raw<{ 'QUERY PLAN': string }>(
        `explain (analyze, costs off, timing off, summary off)
        execute page ('${actor.user_id}', '{task,list}', 100, false, 50)`,
      )
      .execute(connection)
    await sql`deallocate page`.execute(connection)
    await sql`reset plan_cache_mode`.execute(connection)
    return rows.map((row) => row['QUERY PLAN'])
  })
  const scans = plan.filter((line) => /(?:Scan using \w+|Seq Scan) on (?:tasks|lists|labels)/.test(line))
  expect(scans).toHaveLength(3)
  const ranges = scans.flatMap(
    (line) => /Index Scan using (?:tasks|lists)_revision .*rows=(\d+)/.exec(line)?.[1] ?? [],
  )
  expect(ranges).toHaveLength(2)
  // The merge holds the next row of one kind while it returns those of the other.
  expect(ranges.reduce((sum, rows) => sum + Number(rows), 0)).toBeLessThanOrEqual(52)
  expect(scans.filter((line) => /Index Scan using labels_revision .*never executed/.test(line))).toHaveLength(
    1,
  )
})

test('a subscription yields the changes of the kinds that it names', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const pages = (await call.sync.onChange({ kinds: ['list', 'label'] }))[Symbol.asyncIterator]()
  const next = async () => {
    const { value } = await pages.next()
    return (value as unknown as [string, EntityChangePage])[1]
  }
  expect(await next()).toMatchObject({ changes: [], reset: true })
  const coming = next()
  await call.tasks.create({ title: 'a' })
  await call.lists.create({ title: 'b' })
  expect((await coming).changes).toMatchObject([{ kind: 'list', type: 'upsert', entity: { title: 'b' } }])
  await pages.return?.()
})

test('purged tombstones of any kind make a reader that is behind them start from empty', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const list = await call.lists.create({ title: 'a' })
  const label = await call.labels.create({ name: 'a' })
  const early = await call.sync.changes()
  await call.lists.delete({ id: list.id })
  await call.labels.delete({ id: label.id })
  const late = await call.sync.changes({ cursor: early.cursor })
  expect(late.changes).toHaveLength(2)
  world.deps.advance(31 * DAY_MS)
  expect((await purgeLog(world.deps)).tombstones).toBe(2)
  // The sessions of before have ended meanwhile.
  world.deps.advance(-31 * DAY_MS)
  expect((await failureOf(call.lists.restore({ id: list.id }))).code).toBe('LIST_NOT_FOUND')
  await call.tasks.create({ title: 'after' })
  expect(await call.sync.changes({ cursor: early.cursor })).toMatchObject({
    reset: true,
    changes: [{ kind: 'task' }],
  })
  expect(await call.sync.changes({ cursor: late.cursor })).toMatchObject({
    reset: false,
    changes: [{ kind: 'task' }],
  })
})
