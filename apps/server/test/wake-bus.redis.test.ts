import { createTestDatabase, startRedis, tempDir } from '@taskwire/db/testing'
import { expect, test } from 'vitest'
import { call, signUp } from './harness/client.ts'
import { startServer } from './harness/server.ts'
import { sql } from './harness/sql.ts'
import { subscribe } from './harness/subscribers.ts'
import { taskwire } from './harness/taskwire.ts'

test('changes reach sockets and streams of other processes over Redis, and by polls while it is away', async () => {
  await using database = await createTestDatabase()
  await using redis = await startRedis()
  await using place = await tempDir()
  const env = {
    DATABASE_URL: database.url,
    DATA_DIR: place.dir,
    TOKEN_SECRET: 'long enough to sign with in a test',
    WAKE_BUS: redis.url,
  }
  await using here = await startServer({ env })
  await using there = await startServer({ env })
  const { token } = await signUp(here.origin)
  await using socket = subscribe('socket', () => there.origin, token)
  await using stream = subscribe('sse', () => there.origin, token)
  let count = 0
  const write = async (tasks: number) => {
    for (let n = 0; n < tasks; n += 1)
      await call(here.origin, 'POST', '/api/tasks', { token, body: { title: `${(count += 1)}` } })
  }
  const seen = () => [socket, stream].map(({ reader }) => reader.tasks.size)
  const hints = async () =>
    ((await call(there.origin, 'GET', '/health')).body as { wake: { bus: string; hints: string } }).wake
  const said = () =>
    there.log().flatMap(({ msg }) => (String(msg).includes('WAKE_BUS') ? [String(msg).slice(0, 45)] : []))
  const listeners = () =>
    sql(
      database.db,
      "select pid from pg_stat_activity where application_name = 'taskwire wake-up' and datname = current_database()",
    )

  await expect.poll(hints).toEqual({ bus: 'redis', hints: 'ok' })
  await write(20)
  await expect.poll(seen).toEqual([20, 20])
  expect(await listeners()).toEqual([])
  expect((await taskwire(env, 'doctor')).out).toMatch(/^ok {7}hints {5}Hints arrive over Redis\./m)
  expect(said()).toEqual([])

  await redis.kill()
  await write(20)
  await expect.poll(seen).toEqual([40, 40])
  expect(await hints()).toEqual({ bus: 'redis', hints: 'away' })
  expect(said()).toEqual([expect.stringMatching(/^The Redis of WAKE_BUS cannot be reached/)])

  await redis.restart()
  await expect.poll(hints).toEqual({ bus: 'redis', hints: 'ok' })
  await write(20)
  await expect.poll(seen).toEqual([60, 60])
  expect(said()).toEqual([expect.any(String), 'The Redis of WAKE_BUS can be reached again, a'])
  expect([socket, stream].map(({ failure }) => failure())).toEqual([undefined, undefined])
  expect(here.out() + there.out()).not.toContain(encodeURIComponent('only for tests'))
})
