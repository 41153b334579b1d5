import { setTimeout as pause } from 'node:timers/promises'
import { verifyEpoch } from '@taskwire/db'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createTestWorld, failureOf, type TestWorld } from '../testing/index.ts'
import { toDomainError } from '../trpc/errors.ts'

const times = (count: number) => Array.from({ length: count }, (_, index) => index)

const keptKeys = async ({ deps }: TestWorld, prefix: string) =>
  (await deps.db.selectFrom('idempotency_keys').select('key').where('key', 'like', `${prefix}-%`).execute())
    .length

/** Ends the connections that write at this moment; returns how many. */
async function killWriters({ deps: { db } }: TestWorld): Promise<number> {
  const { rows } = await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_xid is not null`.execute(db)
  return rows.length
}

test('a batch whose connection is lost between its statements is done as a whole or not at all', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  let lost = 0
  for (const round of times(25)) {
    const commands = times(20).flatMap((n) => {
      const id = world.deps.newId()
      return [
        { op: 'create' as const, id, title: 'a', op_id: `${round}-${n}-create` },
        { op: 'update' as const, id, title: 'b', op_id: `${round}-${n}-update` },
      ]
    })
    const batch = call.tasks.batch({ commands }).then(
      () => 'done',
      (error: unknown) => toDomainError(error).code,
    )
    let isOver = false
    void batch.then(() => (isOver = true))
    await pause(round % 8)
    while (!isOver && (await killWriters(world)) === 0) await pause(1)
    const outcome = await batch
    const kept = await keptKeys(world, `${round}`)
    expect([0, commands.length]).toContain(kept)
    if (outcome === 'done') expect(kept).toBe(commands.length)
    else expect(outcome).toBe('UNAVAILABLE')
    if (kept === 0) lost += 1
    // Repeated under its keys it is done once, whatever came of it before.
    const { results } = await call.tasks.batch({ commands })
    expect(results.every(({ status }) => status === 'ok')).toBe(true)
    expect(await keptKeys(world, `${round}`)).toBe(commands.length)
  }
  expect(lost).toBeGreaterThan(0)
  const tasks = await world.deps.db.selectFrom('tasks').select(['revision']).execute()
  expect(tasks).toHaveLength(25 * 20)
  const { revision } = await world.deps.db.selectFrom('users').select('revision').executeTakeFirstOrThrow()
  expect(revision).toBe(25 * 40)
})

test('batches and single writes that meet on the same tasks never stop each other', async () => {
  await using world = await createTestWorld()
  const { call, actor } = await world.person()
  const ids = await Promise.all(times(6).map(async (n) => (await call.tasks.create({ title: `${n}` })).id))
  const batch = (n: number) => {
    const order = n % 2 === 0 ? ids : ids.toReversed()
    const commands = order.map((id) => ({ op: 'update' as const, id, title: `batch ${n}` }))
    return call.tasks.batch({ commands }).then(({ results }) => results.map(({ task }) => task?.revision))
  }
  const single = async (n: number) => [
    (await call.tasks.update({ id: ids[n % ids.length]!, title: `single ${n}` })).revision,
  ]
  const revisions = await Promise.all(times(30).flatMap((n) => [batch(n), single(n), single(n + 1)]))
  for (const [first = 0, ...others] of revisions)
    expect(others).toEqual(others.map((_, index) => first + 1 + index))
  const taken = revisions.flat().toSorted((a, b) => Number(a) - Number(b))
  expect(taken).toEqual(times(30 * 6 + 60).map((n) => ids.length + 1 + n))
  expect(actor.user_id).toBeDefined()
})

test('a value that the database refuses fails its own command alone', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  await sql`alter table tasks add constraint refused check (title <> 'refused')`.execute(world.deps.db)
  const { id } = await call.tasks.create({ title: 'a' })
  const { results } = await call.tasks.batch({
    commands: [
      { op: 'create', title: 'b', op_id: '1' },
      { op: 'create', title: 'refused', op_id: '2' },
      { op: 'create', title: 'c', op_id: '3' },
      { op: 'update', id, title: 'refused', op_id: '4' },
      { op: 'update', id, title: 'd', op_id: '5' },
    ],
  })
  expect(results.map(({ error, task }) => error?.code ?? task?.revision)).toEqual([
    2,
    'VALIDATION_FAILED',
    3,
    'VALIDATION_FAILED',
    4,
  ])
  expect((await call.tasks.list()).map(({ title }) => title)).toEqual(['c', 'b', 'd'])
})

test('readers are told once, after the commit', async () => {
  await using world = await createTestWorld()
  const { call, actor } = await world.person()
  const heads: Promise<string>[] = []
  world.deps.wakeBus.subscribe(actor.user_id, () =>
    heads.push(call.tasks.changes().then(({ cursor }) => cursor)),
  )
  await call.tasks.batch({ commands: times(5).map((n) => ({ op: 'create', title: `${n}` })) })
  expect(await Promise.all(heads)).toEqual(['test.5'])
  await call.tasks.batch({ commands: [{ op: 'delete', id: world.deps.newId() }] })
  expect(heads).toHaveLength(1)
})

test('an account that fills up in the middle of a batch takes what has room, in order', async () => {
  await using world = await createTestWorld({ maxTasksPerUser: 3 })
  const { call } = await world.person()
  const { id } = await call.tasks.create({ title: 'a' })
  const commands = [
    ...times(4).map((n) => ({ op: 'create' as const, title: `${n}` })),
    { op: 'create' as const, id, title: 'stands' },
    { op: 'delete' as const, id },
    ...times(2).map((n) => ({ op: 'create' as const, title: `later ${n}` })),
  ]
  const { results } = await call.tasks.batch({ commands })
  expect(
    results.map(({ error, task, deleted }) => error?.code ?? task?.revision ?? deleted?.revision),
  ).toEqual([2, 3, 'TASK_LIMIT_REACHED', 'TASK_LIMIT_REACHED', 1, 4, 5, 'TASK_LIMIT_REACHED'])
})

test('a batch of another epoch is refused as a whole', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const commands = [{ op: 'create' as const, title: 'a' }]
  expect((await call.tasks.batch({ commands, epoch: 'test' })).results).toHaveLength(1)
  await verifyEpoch(world.deps.db, { fresh: 'renewed', force: true })
  for (const given of [commands, []])
    expect(await failureOf(call.tasks.batch({ commands: given, epoch: 'test' }))).toMatchObject({
      code: 'REVISION_CONFLICT',
      current: undefined,
    })
  expect(await call.tasks.list()).toHaveLength(1)
  await call.tasks.batch({ commands, epoch: 'renewed' })
  expect((await failureOf(call.tasks.batch({ commands, epoch: 'a.b' }))).code).toBe('VALIDATION_FAILED')
})

test('with a minimal return commands answer ids and revisions, and conflicts the task as it stands', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const [id, other] = [world.deps.newId(), world.deps.newId()]
  const { results } = await call.tasks.batch({
    commands: [
      { op: 'create', id, title: 'a' },
      { op: 'update', id, title: 'b', expected_revision: 9 },
      { op: 'complete', id, completed: true },
      { op: 'delete', id },
      { op: 'delete', id: other },
    ],
    return: 'minimal',
  })
  expect(results).toMatchObject([
    { saved: { id, revision: 1 } },
    { status: 'failed', task: { id, title: 'a' }, error: { code: 'REVISION_CONFLICT' } },
    { saved: { id, revision: 2 } },
    { deleted: { id, revision: 3 } },
    { error: { code: 'TASK_NOT_FOUND' } },
  ])
  expect(results[0]).toEqual({ status: 'ok', saved: { id, revision: 1 } })
})

test('a task that was never edited was seen by nobody at revision 0', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const { id } = await call.tasks.create({ title: 'a' })
  expect((await failureOf(call.tasks.update({ id, title: 'b', base_revision: 0 }))).code).toBe(
    'REVISION_CONFLICT',
  )
  // As tasks from before are stored.
  await sql`update tasks set title_revision = 0, description_revision = 0`.execute(world.deps.db)
  for (const text of [{ title: 'b' }, { description: 'b' }])
    expect((await failureOf(call.tasks.update({ id, ...text, base_revision: 0 }))).code).toBe(
      'REVISION_CONFLICT',
    )
  expect((await call.tasks.update({ id, title: 'b', base_revision: 1 })).title).toBe('b')
})
