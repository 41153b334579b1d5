import {
  createLabelSchema,
  createListSchema,
  createTaskSchema,
  type Label,
  type List,
} from '@taskwire/domain'
import { createTestDatabase, dataFolder, tempDir } from '@taskwire/db/testing'
import { expect, test } from 'vitest'
import { demoData, largeData, type DemoData } from '../src/commands/demo-data.ts'
import { call, listTasks, signIn, type TaskBody } from './harness/client.ts'
import { runToEnd } from './harness/process.ts'
import { startServer } from './harness/server.ts'

const email = 'demo@taskwire.example'
const passwordIn = (out: string) => /and the password (\S+)$/m.exec(out)?.[1] ?? ''

test('fills a demo account, which signs in with the printed password; a second run adds no duplicates', async () => {
  await using place = await dataFolder()
  const env = { DATA_DIR: place.dir, BCRYPT_COST: '4' }
  const first = await runToEnd('commands/seed.ts', { env })
  expect(first).toMatchObject({ code: 0, err: '' })
  expect(first.out).toMatch(/Added \d{3} tasks; 0 were there already/)
  const password = passwordIn(first.out)

  await using server = await startServer({ env })
  const token = await signIn(server.origin, { email, password })
  const tasks = await listTasks(server.origin, token)
  expect(tasks.length).toBeGreaterThan(200)
  for (const status of ['pending', 'in_progress', 'completed'])
    expect(tasks.filter((task) => task.status === status).length).toBeGreaterThan(10)
  for (const priority of ['low', 'medium', 'high'])
    expect(tasks.filter((task) => task.priority === priority).length).toBeGreaterThan(20)
  expect(tasks.filter((task) => task.description !== null).length).toBeGreaterThan(10)
  expect(dueAround(tasks)).toBeGreaterThan(20)
  await expectPlaces(server.origin, token, tasks)
  // Every write took a revision of its own.
  expect(new Set(tasks.map((task) => task.revision)).size).toBe(tasks.length)

  // While the server runs, after its owner deleted one task and changed another.
  const [gone, changed] = tasks
  await call(server.origin, 'DELETE', `/api/tasks/${gone?.id}`, { token })
  await call(server.origin, 'PUT', `/api/tasks/${changed?.id}`, { token, body: { title: 'Mine now' } })
  const second = await runToEnd('commands/seed.ts', { env })
  expect(second).toMatchObject({ code: 0, err: '' })
  expect(second.out).toContain(`Added 0 tasks; ${tasks.length - 1} were there already, 1 had been deleted`)
  expect(passwordIn(second.out)).toBe(password)
  const after = await listTasks(server.origin, token)
  expect(after).toHaveLength(tasks.length - 1)
  expect(after.find((task) => task.id === changed?.id)?.title).toBe('Mine now')
})

async function expectPlaces(origin: string, token: string, tasks: readonly TaskBody[]): Promise<void> {
  const get = async <Rows>(path: string) => (await call(origin, 'GET', path, { token })).body as Rows
  const lists = await get<List[]>('/api/lists')
  expect(lists.map(({ title }) => title)).toEqual(expect.arrayContaining(['Home', 'Work']))
  const archived = lists.filter(({ archived_at }) => archived_at !== null)
  expect(archived).toHaveLength(1)
  for (const { id } of lists) {
    const inList = await get<TaskBody[]>(`/api/tasks?list_id=${id}&sort=position`)
    const byAge = inList.toSorted((a, b) => a.created_at.localeCompare(b.created_at))
    expect(inList.length).toBeGreaterThan(3)
    // Some tasks were moved by hand.
    if (inList.length > 10) expect(inList).not.toEqual(byAge)
    if (id === archived[0]?.id) expect(inList.every(({ completed }) => completed)).toBe(true)
  }
  expect((await get<TaskBody[]>('/api/tasks?list_id=inbox')).length).toBeGreaterThan(5)
  const labels = await get<Label[]>('/api/labels')
  for (const { id } of labels)
    expect((await get<TaskBody[]>(`/api/tasks?label_id=${id}`)).length).toBeGreaterThan(2)
  const parts = Map.groupBy(
    tasks.filter(({ parent_id }) => parent_id !== null),
    ({ parent_id }) => parent_id,
  )
  const halfDone = [...parts.values()].filter(
    (family) => family.some(({ completed }) => completed) && !family.every(({ completed }) => completed),
  )
  expect(parts.size).toBeGreaterThan(3)
  expect(halfDone.length).toBeGreaterThan(0)
}

function dueAround(tasks: readonly TaskBody[]): number {
  const near = (due: string) => Math.abs(Date.parse(due) - Date.now()) < 5 * 86_400_000
  return tasks.filter((task) => task.due_date !== null && near(task.due_date)).length
}

test('works on the database of DATABASE_URL, with a different password for each secret', async () => {
  await using database = await createTestDatabase()
  await using place = await tempDir()
  const env = { DATABASE_URL: database.url, DATA_DIR: place.dir, BCRYPT_COST: '4' }
  const one = await runToEnd('commands/seed.ts', { env: { ...env, TOKEN_SECRET: 'a'.repeat(32) } })
  expect(one.code).toBe(0)
  const other = await runToEnd('commands/seed.ts', { env: { ...env, TOKEN_SECRET: 'b'.repeat(32) } })
  expect(other.code).toBe(1)
  expect(other.err).toBe(
    `There is an account ${email} already, with a password of its own. Nothing was added.\n`,
  )
})

const now = new Date().toISOString()

test.each([
  ['demo', demoData(now)],
  ['large', largeData(now, { tasks: 1_000, lists: 50 })],
])('the %s data are valid input, with a history in order', (_, { lists, labels, tasks }) => {
  for (const { title, color } of lists)
    expect(createListSchema.parse({ title, color })).toEqual({ title, color })
  for (const { name, color } of labels)
    expect(createLabelSchema.parse({ name, color })).toEqual({ name, color })
  for (const task of tasks) {
    const { title, description, priority, due_date, position, created_at } = task
    const input = { title, description, priority, due_date, position }
    expect(createTaskSchema.parse(input)).toEqual(input)
    expect(isInOrder([created_at, task.started_at, task.completed_at, now])).toBe(true)
    for (const part of task.subtasks)
      expect(isInOrder([created_at, part.created_at, part.completed_at, task.completed_at ?? now])).toBe(true)
    if (task.list !== undefined) expect(lists.map((list) => list.title)).toContain(task.list)
    expect(labels.map(({ name }) => name)).toEqual(expect.arrayContaining([...task.labels]))
  }
})

test('the large data have as many tasks and lists as asked for', () => {
  const data = largeData(now, { tasks: 1_000, lists: 50 })
  expect([sizeOf(data), data.lists.length]).toEqual([1_000, 50])
  expect(new Set(data.tasks.map(({ list }) => list)).size).toBe(51)
})

const sizeOf = ({ tasks }: DemoData) => tasks.reduce((sum, { subtasks }) => sum + 1 + subtasks.length, 0)

function isInOrder(moments: readonly (string | null)[]): boolean {
  const steps = moments.filter((at) => at !== null)
  return steps.every((at, n) => n === 0 || (steps[n - 1] ?? '') <= at)
}
