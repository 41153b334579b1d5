import { setTimeout as pause } from 'node:timers/promises'
import { dataFolder, tempDir } from '@taskwire/db/testing'
import { expect, test } from 'vitest'
import { call, listTasks, signUp } from './harness/client.ts'
import { postmasterOf, processesIn, waitUntil } from './harness/postmaster.ts'
import { startServer } from './harness/server.ts'
import { startWriters, type Attempt } from './harness/writers.ts'

/**
 * The longest that a caller waits while the database is away: 2.5 s for a connection, with room for a busy machine.
 */
const PATIENCE_MS = 30_000

async function lost(origin: string, token: string, acknowledged: readonly string[]): Promise<string[]> {
  const stored = new Set((await listTasks(origin, token)).map(({ id }) => id))
  return acknowledged.filter((id) => !stored.has(id))
}

/** Every response is a success or has Retry-After, and none took long. */
function expectGraceful(attempts: readonly Attempt[]): void {
  const odd = attempts.filter(
    ({ status, retryAfter, ms }) =>
      ms > PATIENCE_MS || (status !== 201 && (status !== 503 || retryAfter === null)),
  )
  expect(odd).toEqual([])
}

const accounts = process.getuid?.() === 0 ? ([undefined, 65_534] as const) : ([undefined] as const)

test.each(accounts)(
  'kill -9 of the server under load loses no acknowledged write (account %s)',
  async (uid) => {
    await using place = uid === undefined ? await dataFolder() : await tempDir({ uid })
    const options = { env: { DATA_DIR: place.dir }, uid }
    await using server = await startServer(options)
    const { token } = await signUp(server.origin)
    const writers = startWriters(server.origin, token, 16)
    await waitUntil(() => writers.acknowledged().length >= 150)
    server.child.kill('SIGKILL')
    await writers.stop()
    await server.ended

    await waitUntil(() => processesIn(place.dir).length === 0)
    await using next = await startServer(options)
    console.info(
      `${writers.acknowledged().length} acknowledged; ready ${Math.round(next.startedIn)} ms after`,
    )
    expect(await lost(next.origin, token, writers.acknowledged())).toEqual([])
    expect(next.startedIn).toBeLessThan(60_000)
  },
)

test('a server that starts right after kill -9 is ready without waiting for the old database', async () => {
  await using place = await dataFolder()
  const env = { DATA_DIR: place.dir }
  await using server = await startServer({ env })
  const { token } = await signUp(server.origin)
  server.child.kill('SIGKILL')
  await using next = await startServer({ env })
  expect((await call(next.origin, 'POST', '/api/tasks', { token, body: { title: 'on' } })).status).toBe(201)
})

test('kill -9 of the database under load: the server keeps running, returns 503 meanwhile and loses nothing', async () => {
  await using place = await dataFolder()
  await using server = await startServer({ env: { DATA_DIR: place.dir } })
  const { origin } = server
  const { token } = await signUp(origin)
  const writers = startWriters(origin, token, 16)
  const seen = { live: new Set<number>(), ready: new Set<number>() }
  let isOver = false
  const watch = (async () => {
    while (!isOver) {
      seen.live.add((await call(origin, 'GET', '/health/live')).status)
      seen.ready.add((await call(origin, 'GET', '/health/ready')).status)
    }
  })()

  for (let round = 0; round < 2; round += 1) {
    const before = writers.acknowledged().length
    await waitUntil(() => writers.acknowledged().length >= before + 50)
    const killed = postmasterOf(place.dir)
    process.kill(killed, 'SIGKILL')
    await waitUntil(() => postmasterOf(place.dir) > 0 && postmasterOf(place.dir) !== killed)
  }
  const before = writers.acknowledged().length
  const back = performance.now()
  await waitUntil(() => writers.acknowledged().length >= before + 50)
  console.info(`50 writes ${Math.round(performance.now() - back)} ms after the last start of the database`)
  await waitUntil(async () => (await call(origin, 'GET', '/health/ready')).status === 200)
  isOver = true
  await Promise.all([writers.stop(), watch])

  expectGraceful(writers.attempts)
  expect(writers.attempts.filter(({ status }) => status === 503).length).toBeGreaterThan(0)
  expect([...seen.live]).toEqual([200])
  expect([...seen.ready].toSorted()).toEqual([200, 503])
  expect(server.child.exitCode).toBeNull()
  expect(await lost(origin, token, writers.acknowledged())).toEqual([])
})

test.runIf(process.platform === 'linux')(
  'a frozen database: responses stay in time, live stays 200, ready returns 503, and writes recover',
  async () => {
    await using place = await dataFolder()
    await using server = await startServer({ env: { DATA_DIR: place.dir } })
    const { origin } = server
    const { token } = await signUp(origin)
    const writers = startWriters(origin, token, 16)
    await waitUntil(() => writers.acknowledged().length >= 50)
    for (const pid of processesIn(place.dir)) process.kill(pid, 'SIGSTOP')
    // The postmaster may have forked another backend before it was stopped itself.
    const frozen = processesIn(place.dir)
    for (const pid of frozen) process.kill(pid, 'SIGSTOP')
    const [live, ready] = await Promise.all(
      ['/health/live', '/health/ready'].map(async (path) => {
        const began = performance.now()
        const { status } = await call(origin, 'GET', path)
        return { status, ms: performance.now() - began }
      }),
    )
    await pause(4_000)
    for (const pid of frozen) process.kill(pid, 'SIGCONT')
    const before = writers.acknowledged().length
    await waitUntil(() => writers.acknowledged().length >= before + 50)
    await writers.stop()
    expect(live?.status).toBe(200)
    expect(live?.ms).toBeLessThan(ready?.ms ?? 0)
    expect(ready?.status).toBe(503)
    expect(ready?.ms).toBeLessThan(PATIENCE_MS)
    expectGraceful(writers.attempts)
    expect(await lost(origin, token, writers.acknowledged())).toEqual([])
  },
)
