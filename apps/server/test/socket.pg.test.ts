import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { createLogReader, createTestDeps } from '@taskwire/api/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makePerson, makeTask } from './harness/people.ts'
import { startService, type Service } from './harness/start-service.ts'
import { handshakeStatus, openSocket, pageOf, type SocketFrame } from './harness/socket.ts'

let service: Service

beforeAll(async () => {
  service = await startService()
})
afterAll(() => service[Symbol.asyncDispose]())

const isData = ({ result }: SocketFrame) => result?.type === 'data'
const isError = ({ error }: SocketFrame) => error !== undefined

test('a socket has one path, and refuses pages of other origins', async () => {
  const { port } = service
  const own = `http://127.0.0.1:${port}`
  expect(await handshakeStatus(port, '/trpc')).toBe(101)
  expect(await handshakeStatus(port, '/trpc?connectionParams=1', { origin: own })).toBe(101)
  for (const path of ['/', '/trpc/', '/trpcx', '/api/tasks', '/trpc/tasks.list'])
    expect(await handshakeStatus(port, path), path).toBe(404)
  for (const origin of [
    'https://evil.example',
    'null',
    `http://127.0.0.1:${port + 1}`,
    `${own}.evil.example`,
    '',
  ])
    expect(await handshakeStatus(port, '/trpc', { origin }), origin).toBe(403)
})

test('a refused handshake that is reset does not end the service, and none stays open', async () => {
  const handshake = `GET /nowhere HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n`
  for (let n = 0; n < 50; n += 1) {
    const socket = connect(service.port, '127.0.0.1')
    socket.on('error', () => {})
    socket.write(handshake)
    await pause(2)
    socket.resetAndDestroy()
  }
  const half = connect({ port: service.port, host: '127.0.0.1', allowHalfOpen: true })
  half.on('error', () => {})
  half.resume()
  half.write(handshake)
  await new Promise((resolve) => half.once('end', resolve))
  half.destroy()
  expect((await service.send('GET', '/health/live')).status).toBe(200)
})

test('an offer of HTTP/2 is no socket and gets an ordinary response', async () => {
  const headers = {
    connection: 'Upgrade, HTTP2-Settings',
    upgrade: 'h2c',
    'http2-settings': 'AAMAAABkAAQAAP__',
  }
  expect((await service.send('GET', '/health/live', { headers })).status).toBe(200)
})

test('a socket without a valid token in time is closed with 4401', async () => {
  const unauthenticated = { code: 4401, reason: 'a valid access token is required' }
  await using strict = await startService({ deps: service.deps, socketTimes: { authenticate: 150 } })
  using silent = await openSocket(strict.port)
  const began = performance.now()
  expect(await silent.closed).toEqual(unauthenticated)
  expect(performance.now() - began).toBeGreaterThan(100)
  for (const token of ['', 'nonsense', 'a.b.c']) {
    using wrong = await openSocket(strict.port, { token })
    expect(await wrong.closed).toEqual(unauthenticated)
  }
  // A token in the address is ignored.
  const { token } = await makePerson(service)
  using address = await openSocket(strict.port, { path: `/trpc?access_token=${token}` })
  expect((await address.closed).code).toBe(4401)
})

test('accepts a token in the first frame or in the header of the handshake', async () => {
  const { token } = await makePerson(service)
  await using brief = await startService({ deps: service.deps, socketTimes: { authenticate: 2_000 } })
  using framed = await openSocket(brief.port, { token })
  using headed = await openSocket(brief.port, {
    path: '/trpc',
    headers: { authorization: `Bearer ${token}` },
  })
  for (const socket of [framed, headed]) {
    socket.send({ id: 1, method: 'query', params: { path: 'auth.me' } })
    expect((await socket.frame(({ id }) => id === 1)).result?.type).toBe('data')
  }
  await pause(2_200)
  expect([framed.client.readyState, headed.client.readyState]).toEqual([1, 1])
})

test('pushes the log from the start, then each write; the next socket resumes after its cursor', async () => {
  const person = await makePerson(service)
  await makeTask(service, person, { title: 'before' })
  const reader = createLogReader()
  {
    using socket = await openSocket(service.port, { token: person.token })
    socket.subscribe(7)
    reader.take(pageOf(await socket.frame(isData)))
    await makeTask(service, person, { title: 'meanwhile' })
    const page = await socket.frame((frame) => isData(frame) && !pageOf(frame).reset)
    expect(page.result).toMatchObject({ id: pageOf(page).cursor, data: { id: pageOf(page).cursor } })
    reader.take(pageOf(page))
    socket.send({ id: 7, method: 'subscription.stop' })
    await socket.frame(({ result }) => result?.type === 'stopped')
  }
  await makeTask(service, person, { title: 'away' })
  using socket = await openSocket(service.port, { token: person.token })
  socket.subscribe(1, reader.cursor)
  reader.take(pageOf(await socket.frame(isData)))
  expect(reader.resets()).toBe(1)
  expect([...reader.tasks.values()].map(({ title }) => title)).toEqual(['before', 'meanwhile', 'away'])
})

test('a frame may have ten calls and 64 KB of JSON text of limited depth', async () => {
  const { token } = await makePerson(service)
  const calls = (count: number) =>
    Array.from({ length: count }, (_, id) => ({ id, method: 'query', params: { path: 'auth.me' } }))
  using socket = await openSocket(service.port, { token })
  socket.send(calls(10))
  await expect.poll(() => socket.frames.length).toBe(10)
  socket.send(calls(11))
  expect((await socket.frame(isError)).error?.message).toBe('A frame may hold at most 10 calls')
  for (const text of ['{', 'null', '7', '[[]]', `${'['.repeat(5_000)}${']'.repeat(5_000)}`, '{"id":1}']) {
    const before = socket.frames.length
    socket.send(text)
    await expect.poll(() => socket.frames.length, { message: text.slice(0, 20) }).toBe(before + 1)
    expect(socket.frames.at(-1)?.error?.data.error_code, text.slice(0, 20)).toBe('MALFORMED_REQUEST')
  }
  socket.client.send(Buffer.from([1, 2, 3]))
  await pause(50)
  expect(socket.client.readyState).toBe(1)
  socket.send(`"${'x'.repeat(64 * 1024)}"`)
  expect((await socket.closed).code).toBe(1009)
  expect((await service.send('GET', '/health/live')).status).toBe(200)
})

test('a socket may have twenty subscriptions, and no failing call under their ids makes room for more', async () => {
  const { token } = await makePerson(service)
  using socket = await openSocket(service.port, { token })
  for (let id = 1; id <= 20; id += 1) socket.subscribe(id)
  await expect.poll(() => socket.frames.filter(isData).length).toBe(20)
  socket.subscribe(21)
  const refusals = () => socket.frames.filter(isError).map(({ error }) => error?.message)
  await expect.poll(refusals).toEqual(['A socket may hold at most 20 subscriptions'])
  socket.subscribe(1)
  socket.send({ id: 2, method: 'query', params: { path: 'tasks.nothing' } })
  await expect.poll(refusals).toHaveLength(3)
  socket.subscribe(22)
  await expect.poll(refusals).toHaveLength(4)
  expect(socket.frames.filter(isData)).toHaveLength(20)
  socket.send({ id: 5, method: 'subscription.stop' })
  await socket.frame(({ result }) => result?.type === 'stopped')
  socket.subscribe(23)
  await expect.poll(() => socket.frames.filter(isData).length).toBe(21)
})

test('a client that answers pings stays, one that does not is closed; the server answers a ping of the client', async () => {
  const { token } = await makePerson(service)
  // The event loop that answers pings is the test's own: on a busy machine it needs time.
  await using pinging = await startService({ deps: service.deps, socketTimes: { ping: 200, pong: 2_000 } })
  using alive = await openSocket(pinging.port, { token })
  using dead = await openSocket(pinging.port, { token, answersPings: false })
  alive.send('PING')
  expect((await dead.closed).code).toBe(1006)
  await pause(400)
  expect(alive.client.readyState).toBe(1)
  expect(alive.texts).toContain('PONG')
  expect(alive.texts.filter((text) => text === 'PING').length).toBeGreaterThan(1)
})

test('the end of a session closes its sockets with 4401 at once', async () => {
  const body = { email: 'ending@example.com', password: 'a password that fits every endpoint' }
  await service.send('POST', '/api/auth/register', { body })
  const login = await service.send<Record<string, string>>('POST', '/user/login', { body })
  using socket = await openSocket(service.port, { token: login.body['access_token'] })
  socket.subscribe(1)
  await socket.frame(isData)
  const { refresh_token } = login.body
  await service.send('POST', '/user/logout', { body: { refresh_token } })
  const began = performance.now()
  expect((await socket.closed).code).toBe(4401)
  expect(performance.now() - began).toBeLessThan(3_000)
})

test('the end of a session closes sockets without a subscription too: at once here, within 5 s when another process ended it', async () => {
  const body = { email: 'idle@example.com', password: 'a password that fits every endpoint' }
  await service.send('POST', '/api/auth/register', { body })
  const signIn = async () => {
    const { body: tokens } = await service.send<Record<string, string>>('POST', '/user/login', { body })
    const socket = await openSocket(service.port, { token: tokens['access_token'] })
    socket.send({ id: 1, method: 'query', params: { path: 'auth.me' } })
    await socket.frame(isData)
    return { socket, refresh_token: tokens['refresh_token'] }
  }
  const [here, elsewhere, alive] = [await signIn(), await signIn(), await signIn()]
  await using other = await startService({
    deps: { ...createTestDeps(service.db), wakeBus: service.deps.wakeBus },
  })

  await service.send('POST', '/user/logout', { body: { refresh_token: here.refresh_token } })
  const began = performance.now()
  expect((await here.socket.closed).code).toBe(4401)
  expect(performance.now() - began).toBeLessThan(3_000)
  const ended = await other.send('POST', '/user/logout', { body: { refresh_token: elsewhere.refresh_token } })
  expect(ended.status).toBeLessThan(300)
  expect((await elsewhere.socket.closed).code).toBe(4401)
  expect(performance.now() - began).toBeLessThan(20_000)
  expect(alive.socket.client.readyState).toBe(1)
  alive.socket.client.terminate()
})

test('an open socket takes a renewed token, but no token of another session', async () => {
  const credentials = await makePerson(service)
  using socket = await openSocket(service.port, { token: credentials.token })
  socket.subscribe(1)
  await socket.frame(isData)
  socket.send({ method: 'connectionParams', data: { access_token: credentials.token } })
  await makeTask(service, credentials, { title: 'on' })
  await expect.poll(() => socket.frames.filter(isData).length).toBe(2)
  const other = await makePerson(service)
  socket.send({ method: 'connectionParams', data: { access_token: other.token } })
  await makeTask(service, credentials, { title: 'not for the other' })
  expect((await socket.closed).code).toBe(4401)
  expect(socket.frames.filter(isData)).toHaveLength(2)
})
