import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { call, listTasks, signUp } from './testing/client.ts'
import { temporaryPlace } from './testing/place.ts'
import { isAlive, postmasterOf, processesIn } from './testing/postmaster.ts'
import { runToEnd } from './testing/process.ts'
import { startServer } from './testing/server.ts'

/** One hash takes about a second: a request that is still running when a signal comes. */
const SLOW = '14'
const account = { email: 'somebody@taskwire.example', password: 'a quiet green harbour' }

test('says in one line where the app, the documents and the data are', async () => {
  await using place = await temporaryPlace()
  await using server = await startServer({ env: { DATA_DIR: place.dir } })
  expect(server.readyLine).toBe(
    `Taskwire is ready: app ${server.origin}/app · API docs ${server.origin}/docs · data ${place.dir}`,
  )
  expect((await fetch(`${server.origin}/docs`)).status).toBe(200)
  expect((await call(server.origin, 'GET', '/health/ready')).body).toEqual({ status: 'ok', database: 'ok' })
  const rss = await residentMegabytes(server.child.pid)
  console.info(`ready after ${Math.round(server.startedIn)} ms; ${rss} MB resident`)
})

async function residentMegabytes(pid: number | undefined): Promise<string> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)])
  return (Number(stdout) / 1024).toFixed(0)
}

test('a port in use is one sentence and exit code 1', async () => {
  await using place = await temporaryPlace()
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  const { code, err } = await runToEnd('main.ts', { env: { DATA_DIR: place.dir, PORT: String(port) } })
  taken.close()
  expect(code).toBe(1)
  expect(err).toBe(
    `Taskwire could not start. Port ${port} of 127.0.0.1 is in use already: stop what uses it, or set PORT to another.\n`,
  )
  expect(processesIn(place.dir)).toEqual([])
})

test('an address that is not of this machine is one sentence and exit code 1', async () => {
  await using place = await temporaryPlace()
  const { code, err } = await runToEnd('main.ts', {
    env: { DATA_DIR: place.dir, PORT: '0', HOST: '192.0.2.7' },
  })
  expect(code).toBe(1)
  expect(err).toMatch(/^Taskwire could not start\. Port 0 of 192\.0\.2\.7 is not an address of .+\.\n$/)
})

test('wrong settings are one line each and exit code 1', async () => {
  const env = { PORT: '99999', LOG_LEVEL: 'loud', TOKEN_SECRET: 'canary', BCRYPT_COST: 'x' }
  const { code, out, err } = await runToEnd('main.ts', { env })
  expect(code).toBe(1)
  expect(out).toBe('')
  const [title, ...lines] = err.trimEnd().split('\n')
  expect(title).toBe('Taskwire could not start. These settings are wrong:')
  expect(lines.map((line) => line.trim().split(':')[0]).toSorted()).toEqual(Object.keys(env).toSorted())
  expect(err).not.toContain('canary')
})

test('production refuses to start with an external database and no secret', async () => {
  const env = { NODE_ENV: 'production', DATABASE_URL: 'postgres://localhost:1/x' }
  const { code, err } = await runToEnd('main.ts', { env })
  expect(code).toBe(1)
  expect(err).toMatch(/^Taskwire could not start\. TOKEN_SECRET must be set .+\n$/)
})

test.each(['SIGTERM', 'SIGINT'] as const)('%s: what runs is finished, then it exits 0', async (signal) => {
  await using place = await temporaryPlace()
  await using server = await startServer({ env: { DATA_DIR: place.dir, BCRYPT_COST: SLOW } })
  const postmaster = postmasterOf(place.dir)
  const running = call(server.origin, 'POST', '/api/auth/register', { body: account })
  await pause(200)
  server.child.kill(signal)
  await pause(50)
  await expect(call(server.origin, 'GET', '/health/live')).rejects.toThrow('fetch failed')
  expect((await running).status).toBe(201)
  const answered = performance.now()
  expect(await server.ended).toEqual({ code: 0, signal: null })
  expect(performance.now() - answered).toBeLessThan(5_000)
  expect(isAlive(postmaster)).toBe(false)
  expect(server.err()).toBe('')

  // Ended in order: nothing to recover, and the account is there.
  await using next = await startServer({ env: { DATA_DIR: place.dir, BCRYPT_COST: SLOW } })
  expect(next.out()).not.toContain('recovery')
  expect((await call(next.origin, 'POST', '/api/auth/register', { body: account })).status).toBe(409)
})

test('a second signal ends it at once', async () => {
  await using place = await temporaryPlace()
  await using server = await startServer({ env: { DATA_DIR: place.dir, BCRYPT_COST: SLOW } })
  const running = call(server.origin, 'POST', '/api/auth/register', { body: account })
  running.catch(() => {})
  await pause(200)
  server.child.kill('SIGTERM')
  await pause(100)
  server.child.kill('SIGTERM')
  expect(await server.ended).toEqual({ code: 1, signal: null })
  await expect(running).rejects.toThrow()
})

test('a connection that is kept open does not hold up the end', async () => {
  await using place = await temporaryPlace()
  await using server = await startServer({ env: { DATA_DIR: place.dir } })
  await call(server.origin, 'GET', '/health/live')
  const signalled = performance.now()
  server.child.kill('SIGTERM')
  expect(await server.ended).toEqual({ code: 0, signal: null })
  expect(performance.now() - signalled).toBeLessThan(5_000)
})

const nobody = 65_534

test.runIf(process.getuid?.() === 0)('runs under an ordinary account, with everything its own', async () => {
  await using place = await temporaryPlace(nobody)
  const options = { env: { DATA_DIR: place.dir }, uid: nobody }
  const server = await startServer(options)
  const { token } = await signUp(server.origin)
  await call(server.origin, 'POST', '/api/tasks', { token, body: { title: 'kept' } })
  server.child.kill('SIGTERM')
  expect(await server.ended).toEqual({ code: 0, signal: null })
  await using next = await startServer(options)
  expect(await listTasks(next.origin, token)).toMatchObject([{ title: 'kept' }])
})
