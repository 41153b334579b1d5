import { createTestDatabase, tempDir } from '@taskwire/db/testing'
import { expect, test } from 'vitest'
import { call, signUp } from './harness/client.ts'
import { startServer } from './harness/server.ts'
import { subscribe } from './harness/subscribers.ts'
import { taskwire } from './harness/taskwire.ts'

test('without its Redis a server starts, says so once, and polls replace the hints', async () => {
  await using database = await createTestDatabase()
  await using place = await tempDir()
  const env = {
    DATABASE_URL: database.url,
    DATA_DIR: place.dir,
    TOKEN_SECRET: 'long enough to sign with in a test',
    WAKE_BUS: 'redis://somebody:canary-7431@127.0.0.1:1/2',
  }
  await using here = await startServer({ env })
  await using there = await startServer({ env })
  const { token } = await signUp(here.origin)
  // Both read only when they are woken.
  await using socket = subscribe('socket', () => there.origin, token)
  await using stream = subscribe('sse', () => there.origin, token)
  await expect
    .poll(() => [socket, stream].map(({ reader }) => reader.cursor === undefined))
    .toEqual([false, false])
  await call(here.origin, 'POST', '/api/tasks', { token, body: { title: 'a' } })
  await expect.poll(() => [socket, stream].map(({ reader }) => reader.tasks.size)).toEqual([1, 1])

  const { body } = await call(there.origin, 'GET', '/health')
  expect(body).toMatchObject({ status: 'ok', wake: { bus: 'redis', hints: 'away' } })
  expect((await call(there.origin, 'GET', '/health/ready')).body).toEqual({ status: 'ok', database: 'ok' })
  const warnings = there.log().filter(({ msg }) => String(msg).includes('WAKE_BUS'))
  expect(warnings.map(({ level, msg }) => [level, msg])).toEqual([
    [40, expect.stringMatching(/^The Redis of WAKE_BUS cannot be reached: .*ECONNREFUSED.* up to 2 s/)],
  ])

  const doctor = await taskwire(env, 'doctor')
  expect(doctor.out).toMatch(/^FAILED {3}hints {5}The Redis of WAKE_BUS cannot be reached: .*ECONNREFUSED/m)
  expect(doctor.out).toMatch(/^ok {7}database /m)
  for (const text of [doctor.out, doctor.err, here.out(), there.out(), there.err()])
    expect(text).not.toContain('canary')
})
