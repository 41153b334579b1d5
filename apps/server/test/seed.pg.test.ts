import { createTaskSchema } from '@taskwire/domain'
import { createTestDatabase, dataFolder, tempDir } from '@taskwire/db/testing'
import { expect, test } from 'vitest'
import { demoTasks } from '../src/commands/demo-tasks.ts'
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

test('every demo task is valid input, with a history in order', () => {
  const now = new Date().toISOString()
  for (const { created_at, started_at, completed_at, ...input } of demoTasks(now)) {
    expect(createTaskSchema.parse(input)).toEqual(input)
    const steps = [created_at, started_at, completed_at, now].filter((at) => at !== null)
    expect(steps).toEqual(steps.toSorted())
  }
})
