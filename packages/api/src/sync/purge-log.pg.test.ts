import { expect, test } from 'vitest'
import { deleteTask, restoreTask } from '../tasks/trash.ts'
import { createLogReader, createTestWorld, failureOf } from '../testing/index.ts'
import { purgeLog } from './purge-log.ts'
import { readChanges } from './read-changes.ts'

const DAY_MS = 86_400_000

test('deletes tombstones and stored responses after 30 days, and nothing else', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const old = await call.tasks.create({ title: 'old', op_id: 'old' })
  const living = await call.tasks.create({ title: 'living' })
  await call.tasks.delete({ id: old.id })
  world.deps.advance(29 * DAY_MS)
  expect(await purgeLog(world.deps)).toEqual({ tombstones: 0, idempotency_keys: 0 })
  const person = await world.person()
  const young = await person.call.tasks.create({ title: 'young', op_id: 'young' })
  await person.call.tasks.delete({ id: young.id })
  world.deps.advance(2 * DAY_MS)
  expect(await purgeLog(world.deps)).toEqual({ tombstones: 1, idempotency_keys: 1 })
  expect(await purgeLog(world.deps)).toEqual({ tombstones: 0, idempotency_keys: 0 })
  const rows = await world.deps.db.selectFrom('tasks').select(['id']).execute()
  expect(rows.map(({ id }) => id).toSorted()).toEqual([living.id, young.id].toSorted())
})

test('a cursor from before a purged tombstone starts from empty; a later one continues', async () => {
  await using world = await createTestWorld()
  const person = await world.person()
  const { call } = person
  const gone = await call.tasks.create({ title: 'gone' })
  const early = await call.tasks.changes()
  await call.tasks.delete({ id: gone.id })
  const late = await call.tasks.changes()
  await call.tasks.create({ title: 'after' })
  world.deps.advance(31 * DAY_MS)
  await purgeLog(world.deps)
  const read = (cursor: string) => readChanges(world.deps, person.actor, { cursor })
  expect((await read(early.cursor)).reset).toBe(true)
  const page = await read(late.cursor)
  expect(page.reset).toBe(false)
  expect(page.changes).toHaveLength(1)
})

test('a reader that started from empty below a purged tombstone continues, also when more is purged', async () => {
  await using world = await createTestWorld()
  const { call, actor } = await world.person()
  const tasks = []
  for (let n = 0; n < 20; n += 1) tasks.push(await call.tasks.create({ title: `${n}` }))
  for (const { id } of tasks.slice(10, 15)) await call.tasks.delete({ id })
  world.deps.advance(31 * DAY_MS)
  await purgeLog(world.deps)
  const reader = createLogReader()
  for (let pages = 0, more = true; more; pages += 1) {
    expect(pages).toBeLessThan(20)
    const page = await readChanges(world.deps, actor, { cursor: reader.cursor, limit: 2 })
    reader.take(page)
    more = page.has_more
  }
  expect(reader.resets()).toBe(1)
  expect(reader.tasks.size).toBe(15)

  // Deleted before this reader starts, purged during its reads.
  for (const { id } of tasks.slice(15)) await deleteTask(world.deps, actor, { id })
  const second = createLogReader()
  second.take(await readChanges(world.deps, actor, { limit: 2 }))
  world.deps.advance(31 * DAY_MS)
  expect((await purgeLog(world.deps)).tombstones).toBe(5)
  for (let more = true; more;) {
    const page = await readChanges(world.deps, actor, { cursor: second.cursor, limit: 2 })
    second.take(page)
    more = page.has_more
  }
  expect(second.resets()).toBe(1)
  expect(second.tasks.size).toBe(10)
})

test('concurrent purges of many users delete each tombstone once without a deadlock', async () => {
  await using world = await createTestWorld()
  const people = await Promise.all(Array.from({ length: 8 }, () => world.person()))
  await Promise.all(
    people.map(async ({ call }) => {
      for (let n = 0; n < 20; n += 1) {
        const { id } = await call.tasks.create({ title: `${n}` })
        await call.tasks.delete({ id })
      }
    }),
  )
  world.deps.advance(31 * DAY_MS)
  const purged = await Promise.all(Array.from({ length: 40 }, () => purgeLog(world.deps)))
  const rest = await purgeLog(world.deps)
  expect(purged.reduce((sum, { tombstones }) => sum + tombstones, rest.tombstones)).toBe(160)
  const counters = await world.deps.db.selectFrom('users').select(['revision', 'purged_revision']).execute()
  expect(counters).toEqual(people.map(() => ({ revision: 40, purged_revision: 40 })))
})

test('a purged task can be neither restored nor returned by its idempotency key', async () => {
  await using world = await createTestWorld()
  const { actor, call } = await world.person()
  const { id } = await call.tasks.create({ title: 'a', op_id: 'key' })
  await call.tasks.delete({ id })
  world.deps.advance(31 * DAY_MS)
  await purgeLog(world.deps)
  expect((await failureOf(restoreTask(world.deps, actor, { id }))).code).toBe('TASK_NOT_FOUND')
})
