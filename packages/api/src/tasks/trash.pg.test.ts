import { nextTrashCursor, type DeletedTask } from '@taskwire/domain'
import { expect, test } from 'vitest'
import { purgeLog } from '../sync/purge-log.ts'
import { createTestWorld, failureOf, type Caller, type Person } from '../testing/index.ts'
import { deleteTask, listDeleted } from './trash.ts'

const DAY_MS = 86_400_000

async function deleted(call: Caller, ...titles: string[]) {
  const tasks = []
  for (const title of titles) tasks.push(await call.tasks.create({ title }))
  for (const { id } of tasks) await call.tasks.delete({ id })
  return tasks
}

const titlesOf = (tasks: readonly DeletedTask[]) => tasks.map(({ title }) => title)

test('the trash has one’s own deleted tasks with the time of deletion, the latest first', async () => {
  await using world = await createTestWorld()
  const [ann, bob] = [await world.person(), await world.person()]
  const [first] = await deleted(ann.call, 'first')
  world.deps.advance(60_000)
  const before = world.deps.now()
  const [second] = await deleted(ann.call, 'second')
  await ann.call.tasks.create({ title: 'living' })
  await deleted(bob.call, 'his')
  const trash = await ann.call.tasks.trash()
  expect(titlesOf(trash)).toEqual(['second', 'first'])
  expect(trash[0]).toEqual({
    ...second,
    revision: 4,
    updated_at: trash[0]?.updated_at,
    deleted_at: expect.any(String),
  })
  expect(trash[0]!.deleted_at > before && before > trash[1]!.deleted_at).toBe(true)
  expect(trash[1]).toMatchObject({ id: first?.id, revision: 2 })
  expect(titlesOf(await bob.call.tasks.trash())).toEqual(['his'])
})

test('a restored task leaves the trash; deleted again it is the latest', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const [one] = await deleted(call, 'one', 'two')
  await call.tasks.restore({ id: one!.id })
  expect(titlesOf(await call.tasks.trash())).toEqual(['two'])
  await call.tasks.delete({ id: one!.id })
  expect(titlesOf(await call.tasks.trash())).toEqual(['one', 'two'])
})

test('a purged task leaves the trash', async () => {
  await using world = await createTestWorld()
  const [ann, bob] = [await world.person(), await world.person()]
  const old = await ann.call.tasks.create({ title: 'old' })
  const young = await bob.call.tasks.create({ title: 'young' })
  // Calls the use case directly, since sessions end earlier.
  const trashOf = async ({ actor }: Person) => titlesOf(await listDeleted({ ...world, actor }, {}))
  await deleteTask(world.deps, ann.actor, { id: old.id })
  world.deps.advance(29 * DAY_MS)
  await deleteTask(world.deps, bob.actor, { id: young.id })
  world.deps.advance(2 * DAY_MS)
  expect([await trashOf(ann), await trashOf(bob)]).toEqual([['old'], ['young']])
  await purgeLog(world.deps)
  expect([await trashOf(ann), await trashOf(bob)]).toEqual([[], ['young']])
})

test('pages have no gaps, the one after a full last page is empty, and a cursor of another list is refused', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  await deleted(call, 'a', 'b', 'c', 'd')
  for (const [limit, pages] of [
    [1, ['d', 'c', 'b', 'a', '']],
    [2, ['dc', 'ba', '']],
    [3, ['dcb', 'a']],
    [5, ['dcba']],
  ] as const) {
    const read: string[] = []
    let cursor: string | null | undefined
    while (cursor !== null && read.length < 9) {
      const page = await call.tasks.trash({ limit, ...(cursor !== undefined && { cursor }) })
      read.push(titlesOf(page).join(''))
      cursor = nextTrashCursor(page, { limit })
    }
    expect(read).toEqual(pages)
  }
  const foreign = call.tasks.trash({ cursor: 'created_at~desc~x~y' })
  expect((await failureOf(foreign)).code).toBe('VALIDATION_FAILED')
})

test('a restored task is unchanged and has a new place in the log', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const task = await call.tasks.create({ title: 'a', description: 'b', completed: true })
  await call.tasks.delete({ id: task.id })
  const restored = await call.tasks.restore({ id: task.id.toUpperCase() })
  expect(restored).toEqual({ ...task, revision: 3, updated_at: restored.updated_at })
  expect(await call.tasks.list()).toEqual([restored])
  expect((await call.tasks.changes({ cursor: 'test.2' })).changes).toEqual([
    { type: 'upsert', revision: 3, task: restored },
  ])
})

test('restoring a task that is not deleted returns it and takes no revision', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const task = await call.tasks.create({ title: 'a' })
  expect(await call.tasks.restore({ id: task.id })).toEqual(task)
})

test('another user’s task, an unknown id and a text that is no id cannot be restored', async () => {
  await using world = await createTestWorld()
  const [ann, bob] = [await world.person(), await world.person()]
  const { id } = await ann.call.tasks.create({ title: 'hers' })
  await ann.call.tasks.delete({ id })
  for (const missing of [id, world.deps.newId(), 'x'])
    expect((await failureOf(bob.call.tasks.restore({ id: missing }))).code).toBe('TASK_NOT_FOUND')
})

test('a full account restores no task until there is room', async () => {
  await using world = await createTestWorld({ maxTasksPerUser: 1 })
  const { call } = await world.person()
  const first = await call.tasks.create({ title: 'a' })
  await call.tasks.delete({ id: first.id })
  const second = await call.tasks.create({ title: 'b' })
  expect((await failureOf(call.tasks.restore({ id: first.id }))).code).toBe('TASK_LIMIT_REACHED')
  await call.tasks.delete({ id: second.id })
  expect((await call.tasks.restore({ id: first.id })).title).toBe('a')
})

test('concurrent restores make one task that counts once', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const { id } = await call.tasks.create({ title: 'a' })
  await call.tasks.delete({ id })
  const answers = await Promise.all(Array.from({ length: 10 }, () => call.tasks.restore({ id })))
  expect(new Set(answers.map(({ revision }) => revision))).toEqual(new Set([3]))
  const counters = await world.deps.db.selectFrom('users').select(['revision', 'task_count']).execute()
  expect(counters).toEqual([{ revision: 3, task_count: 1 }])
})
