import { randomUUID } from 'node:crypto'
import { isPlannedEachTime, type Statement } from '@taskwire/db'
import { sortOrders } from '@taskwire/domain'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createTestWorld, type TestWorld } from '../testing/index.ts'
import { listDeletedTasks, listFiltered, listPlace, listTasks } from './tasks.repository.ts'

/** Inserts `count` tasks; with `isDeleted`, tombstones. */
async function fill(world: TestWorld, user_id: string, from: number, count: number, isDeleted: boolean) {
  await sql`insert into tasks (user_id, id, title, description, status, priority, created_at, updated_at, deleted_at, revision)
    select ${user_id}::uuid, gen_random_uuid(), 'task', repeat('x', 200), 'pending', 'medium',
      now() - n * interval '1 second', now(), case when ${isDeleted} then now() end, n
    from generate_series(${from}::int, ${from + count - 1}::int) n`.execute(world.deps.db)
}

type Values = Readonly<Record<string, string | number | boolean>>

/** Counts the PostgreSQL pages that a statement reads, planned as the service plans it. Values that aren't given are null. */
async function pagesRead(world: TestWorld, statement: AnyStatement, values: Values): Promise<number> {
  return world.deps.db.connection().execute(async (db) => {
    const mode = isPlannedEachTime(statement.text) ? 'force_custom_plan' : 'force_generic_plan'
    await sql`set plan_cache_mode = ${sql.raw(mode)}`.execute(db)
    await sql.raw(`prepare list as ${statement.text}`).execute(db)
    const literals = Object.keys(statement.params).map((name) => literal(values[name]))
    const { rows } = await sql
      .raw<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>(
        `explain (analyze, buffers, format json) execute list (${literals.join(', ')})`,
      )
      .execute(db)
    await sql`deallocate list`.execute(db)
    await sql`reset plan_cache_mode`.execute(db)
    const plan = rows[0]?.['QUERY PLAN'][0].Plan ?? {}
    return (plan['Shared Hit Blocks'] ?? Number.NaN) + (plan['Shared Read Blocks'] ?? Number.NaN)
  })
}

type AnyStatement = Pick<Statement<never, unknown>, 'text' | 'params'>

function literal(value: Values[string] | undefined): string {
  if (value === undefined) return 'null'
  return typeof value === 'string' ? `'${value}'` : String(value)
}

test('a list reads no deleted tasks, and a page only its own', async () => {
  await using world = await createTestWorld()
  const { actor } = await world.person()
  await fill(world, actor.user_id, 1, 200, false)
  await fill(world, actor.user_id, 201, 20_000, true)
  await sql`vacuum analyze tasks`.execute(world.deps.db)
  const whole = listTasks.created_at.desc
  // 20,000 tombstones take some 900 pages.
  expect(await pagesRead(world, whole, { user_id: actor.user_id })).toBeLessThan(40)
  expect(await pagesRead(world, whole, { user_id: actor.user_id, limit: 20 })).toBeLessThan(20)

  await sql`update tasks set deleted_at = null`.execute(world.deps.db)
  await sql`vacuum analyze tasks`.execute(world.deps.db)
  expect(await pagesRead(world, whole, { user_id: actor.user_id, limit: 20 })).toBeLessThan(40)
})

test('a page of each sort and filter reads only its own tasks, wherever it begins', async () => {
  await using world = await createTestWorld()
  const { actor } = await world.person()
  const label_id = randomUUID()
  await fill(world, actor.user_id, 1, 20_000, false)
  await sql`update tasks set
    status = case when revision % 1000 = 7 then 'in_progress'::task_status else 'completed' end,
    completed_at = case when revision % 1000 = 7 then null else now() end,
    priority = case when revision % 2 = 0 then 'low'::task_priority else 'high' end,
    due_date = '2026-01-01', due_at = timestamptz '2026-01-01Z' + revision * interval '1 minute',
    label_ids = case when revision % 1000 = 9 then array[${label_id}::uuid] else label_ids end`.execute(
    world.deps.db,
  )
  await sql`vacuum full tasks`.execute(world.deps.db)
  await sql`vacuum analyze tasks`.execute(world.deps.db)
  const page = { user_id: actor.user_id, limit: 20, is_top_level: false }
  const read = (statement: AnyStatement, values: Values = {}) =>
    pagesRead(world, statement, { ...page, ...values })
  // 20,000 tasks take some 1,300 pages.
  const few = 120
  for (const sort of ['created_at', 'updated_at', 'priority', 'due_date'] as const)
    for (const order of sortOrders) {
      expect(await read(listTasks[sort][order]), `${sort} ${order}`).toBeLessThan(few)
      const after_value = sort === 'priority' ? 'high' : '2026-01-07T00:00:00Z'
      const far = { after_id: '7fffffff-0000-4000-8000-000000000000', after_value }
      expect(await read(listFiltered[sort][order], far), `${sort} ${order} from far on`).toBeLessThan(few)
    }
  const { created_at, due_date } = listFiltered
  expect(await read(created_at.desc, { statuses: '{in_progress}' })).toBeLessThan(few)
  expect(await read(created_at.desc, { statuses: '{pending,in_progress}' })).toBeLessThan(few)
  expect(await read(created_at.desc, { statuses: '{in_progress}', priority: 'high' })).toBeLessThan(few)
  expect(await read(due_date.asc, { statuses: '{in_progress}' })).toBeLessThan(few)
  expect(await read(created_at.desc, { due_before: '2026-01-01T00:30:00Z' })).toBeLessThan(few)
  expect(await read(created_at.desc, { due_after: '2027-01-01' })).toBeLessThan(few)
  expect(await read(due_date.asc, { due_after: '2026-01-03', due_before: '2026-01-04' })).toBeLessThan(few)
  expect(await read(created_at.desc, { label_id })).toBeLessThan(few)
})

test('a list of one place reads only its own tasks, in their order', async () => {
  await using world = await createTestWorld()
  const { actor, call } = await world.person()
  await fill(world, actor.user_id, 101, 20_000, false)
  const list = await call.lists.create({ title: 'Work' })
  for (const title of ['a', 'b', 'c']) await call.tasks.create({ title, list_id: list.id })
  await sql`vacuum analyze tasks`.execute(world.deps.db)
  const page = { user_id: actor.user_id, is_top_level: false }
  const inbox = { ...page, place: '00000000-0000-0000-0000-000000000000', limit: 20 }
  // 20,000 tasks take some 1,400 pages.
  const inList = { ...page, place: list.id, list_id: list.id, limit: 500 }
  expect(await pagesRead(world, listPlace.position.asc, inList)).toBeLessThan(20)
  expect(await pagesRead(world, listPlace.position.asc, inbox)).toBeLessThan(50)
  expect(await pagesRead(world, listPlace.created_at.desc, inbox)).toBeLessThan(50)
})

test('a page of the trash reads only its own tombstones, near or far', async () => {
  await using world = await createTestWorld()
  const [{ actor }, other] = [await world.person(), await world.person()]
  await fill(world, actor.user_id, 1, 200, false)
  await fill(world, actor.user_id, 201, 10_000, true)
  await fill(world, other.actor.user_id, 1, 20_000, true)
  await sql`vacuum analyze tasks`.execute(world.deps.db)
  for (const below of [Number.MAX_SAFE_INTEGER, 5_000])
    expect(
      await pagesRead(world, listDeletedTasks, { user_id: actor.user_id, below, limit: 100, offset: 0 }),
    ).toBeLessThan(20)
})
