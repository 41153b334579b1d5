import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { createServer, type AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import { dataFolder, tempDir } from '@taskwire/db/testing'
import { expect, test } from 'vitest'
import { call, listTasks, signUp } from './harness/client.ts'
import { isAlive, postmasterOf, processesIn } from './harness/postmaster.ts'
import { runToEnd } from './harness/process.ts'
import { drainedAt, startServer } from './harness/server.ts'

const account = { email: 'somebody@taskwire.example', password: 'a quiet green harbour' }

async function residentMegabytes(pid: number | undefined): Promise<string> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)])
  return (Number(stdout) / 1024).toFixed(0)
}

test('prints one sentence and exits with 1 when the port is in use', async () => {
  await using place = await dataFolder()
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

test('prints one line per wrong setting and exits with 1', async () => {
  const env = { PORT: '99999', LOG_LEVEL: 'loud', TOKEN_SECRET: 'canary', BCRYPT_COST: 'x' }
  const { code, out, err } = await runToEnd('main.ts', { env })
  expect(code).toBe(1)
  expect(out).toBe('')
  const [title, ...lines] = err.trimEnd().split('\n')
  expect(title).toBe('Taskwire could not start. These settings are wrong:')
  expect(lines.map((line) => line.trim().split(':')[0]).toSorted()).toEqual(Object.keys(env).toSorted())
  expect(err).not.toContain('canary')
})

test('refuses to start in production with an external database and no secret', async () => {
  const env = { NODE_ENV: 'production', DATABASE_URL: 'postgres://localhost:1/x' }
  const { code, err } = await runToEnd('main.ts', { env })
  expect(code).toBe(1)
  expect(err).toMatch(/^Taskwire could not start\. TOKEN_SECRET must be set .+\n$/)
})

test('prints one line when it is ready; both signals finish running requests, then it exits with 0', async () => {
  await using place = await dataFolder()
  const env = { DATA_DIR: place.dir }
  let server = await startServer({ env })
  await using _last = { [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() }
  expect(server.readyLine).toBe(
    `Taskwire is ready: app ${server.origin}/app · API docs ${server.origin}/docs · data ${place.dir}`,
  )
  expect((await fetch(`${server.origin}/docs`)).status).toBe(200)
  expect((await call(server.origin, 'GET', '/health/ready')).body).toEqual({ status: 'ok', database: 'ok' })
  const rss = await residentMegabytes(server.child.pid)
  console.info(`ready after ${Math.round(server.startedIn)} ms; ${rss} MB resident`)

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const person = { ...account, email: `${signal}@taskwire.example` }
    const postmaster = postmasterOf(place.dir)
    const running = await beginRequest(server.origin, person)
    server.child.kill(signal)
    await refusesCalls(server.origin)
    expect(await running.finish(), signal).toBe(201)
    const answered = Date.now()
    expect(await server.ended, signal).toEqual({ code: 0, signal: null })
    expect(drainedAt(server) - answered).toBeLessThan(9_000) // before the server aborts running requests
    expect(isAlive(postmaster)).toBe(false)
    expect(server.err()).toBe('')

    // The server shut down in order: no recovery is needed, and the account exists.
    server = await startServer({ env })
    expect(server.out()).not.toContain('recovery')
    expect((await call(server.origin, 'POST', '/api/auth/register', { body: person })).status).toBe(409)
  }

  // The requests above left an idle keep-alive connection, which does not delay the shutdown.
  const signalled = Date.now()
  server.child.kill('SIGTERM')
  expect(await server.ended).toEqual({ code: 0, signal: null })
  expect(drainedAt(server) - signalled).toBeLessThan(9_000)
})

test('a second signal ends the process at once', async () => {
  await using place = await dataFolder()
  await using server = await startServer({ env: { DATA_DIR: place.dir } })
  const running = await beginRequest(server.origin, account)
  server.child.kill('SIGTERM')
  await refusesCalls(server.origin)
  server.child.kill('SIGTERM')
  expect(await server.ended).toEqual({ code: 1, signal: null })
  await expect(running.finish()).rejects.toThrow()
})

/**
 * A registration that the server has begun to read. The test decides when the body is sent, however busy the machine
 * is.
 */
async function beginRequest(origin: string, person: typeof account) {
  const body = JSON.stringify(person)
  const outgoing = request(`${origin}/api/auth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': body.length, expect: '100-continue' },
  })
  const response = once(outgoing, 'response').then(([incoming]) => incoming as IncomingMessage)
  response.catch(() => {})
  outgoing.flushHeaders()
  await once(outgoing, 'continue')
  return {
    /** Sends the body and returns the status of the response. */
    async finish() {
      outgoing.end(body)
      const incoming = await response
      incoming.resume()
      return incoming.statusCode
    },
  }
}

/** Waits until the server no longer accepts connections. */
const refusesCalls = (origin: string) =>
  expect
    .poll(() => call(origin, 'GET', '/health/live').catch((error: Error) => error.message))
    .toContain('fetch failed')

const nobody = 65_534

test.runIf(process.getuid?.() === 0)(
  'runs as an ordinary user, who owns all files of the data folder',
  async () => {
    await using place = await tempDir({ uid: nobody })
    const options = { env: { DATA_DIR: place.dir }, uid: nobody }
    const server = await startServer(options)
    const { token } = await signUp(server.origin)
    await call(server.origin, 'POST', '/api/tasks', { token, body: { title: 'kept' } })
    server.child.kill('SIGTERM')
    expect(await server.ended).toEqual({ code: 0, signal: null })
    await using next = await startServer(options)
    expect(await listTasks(next.origin, token)).toMatchObject([{ title: 'kept' }])
  },
)

test('reports that it is not ready for some seconds, in which it serves everything, before the port closes', async () => {
  await using place = await dataFolder()
  await using server = await startServer({ env: { DATA_DIR: place.dir, DRAIN_SECONDS: '3' } })
  const { token } = await signUp(server.origin)
  const signalled = Date.now()
  server.child.kill('SIGTERM')
  await expect
    .poll(() => call(server.origin, 'GET', '/health/ready'), { interval: 20 })
    .toMatchObject({ status: 503, body: { status: 'draining' } })
  const live = await call(server.origin, 'GET', '/health/live')
  expect([live.status, live.headers.get('connection')]).toEqual([200, 'close'])
  const written = await call(server.origin, 'POST', '/api/tasks', { token, body: { title: 'late' } })
  expect(written.status).toBe(201)
  await refusesCalls(server.origin)
  expect(Date.now() - signalled).toBeGreaterThan(2_900)
  expect(await server.ended).toEqual({ code: 0, signal: null })
})

test('a second signal ends the wait for proxies as well', async () => {
  await using place = await dataFolder()
  await using server = await startServer({ env: { DATA_DIR: place.dir, DRAIN_SECONDS: '300' } })
  server.child.kill('SIGTERM')
  await expect.poll(() => server.log().some(({ msg }) => msg === 'shutting down')).toBe(true)
  server.child.kill('SIGTERM')
  expect(await server.ended).toEqual({ code: 1, signal: null })
})
