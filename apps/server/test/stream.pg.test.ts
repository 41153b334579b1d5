import { setTimeout as pause } from 'node:timers/promises'
import { dataFolder } from '@taskwire/db/testing'
import { createLogReader } from '@taskwire/api/testing'
import type { ChangePage } from '@taskwire/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makePerson, makeTask } from './harness/people.ts'
import { startService, type Service } from './harness/start-service.ts'
import { signUp } from './harness/client.ts'
import { drainedAt, startServer } from './harness/server.ts'
import { openSocket } from './harness/socket.ts'
import { eventsOf, type ServerSentEvent } from './harness/subscribers.ts'

let service: Service

beforeAll(async () => {
  service = await startService()
})
afterAll(() => service[Symbol.asyncDispose]())

async function openStream(origin: string, headers: Record<string, string>, query = '') {
  const stop = new AbortController()
  const response = await fetch(`${origin}/trpc/tasks.onChange${query}`, { headers, signal: stop.signal })
  const events = eventsOf(response.body as ReadableStream<Uint8Array>)
  return {
    response,
    /** The next event with a page. */
    async page(): Promise<ServerSentEvent> {
      for (;;) {
        const { value, done } = await events.next()
        if (done === true) throw new Error('the stream ended')
        if (value.event === 'message' && value.id !== '') return value
      }
    },
    /** The next event of any type. */
    next: async () => (await events.next()).value as ServerSentEvent,
    rest: async () => {
      const seen = []
      for await (const event of events) seen.push(event)
      return seen
    },
    [Symbol.dispose]: () => stop.abort(),
  }
}

const origin = () => `http://127.0.0.1:${service.port}`
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const pageIn = ({ data }: ServerSentEvent) => JSON.parse(data) as ChangePage

test('a quiet stream sends pings, which contain no page and move no cursor', async () => {
  const person = await makePerson(service)
  await using pinging = await startService({ deps: service.deps, streamPing: 40 })
  const { port } = pinging
  using stream = await openStream(`http://127.0.0.1:${port}`, bearer(person.token))
  const { id } = await stream.page()
  for (let n = 0; n < 3; n += 1) expect(await stream.next()).toMatchObject({ event: 'ping', data: '' })
  await makeTask(service, person, { title: 'between pings' })
  const next = await stream.page()
  expect(pageIn(next).changes).toMatchObject([{ type: 'upsert', task: { title: 'between pings' } }])
  expect(next.id).not.toBe(id)
})

test('streams the log as events whose ids are cursors; Last-Event-ID resumes it', async () => {
  const person = await makePerson(service)
  await makeTask(service, person, { title: 'before' })
  const reader = createLogReader()
  {
    using stream = await openStream(origin(), bearer(person.token))
    expect(stream.response.status).toBe(200)
    expect(stream.response.headers.get('content-type')).toMatch(/^text\/event-stream/)
    expect(stream.response.headers.get('cache-control')).toContain('no-')
    const first = await stream.page()
    reader.take(pageIn(first))
    expect(first.id).toBe(reader.cursor)
    await makeTask(service, person, { title: 'meanwhile' })
    reader.take(pageIn(await stream.page()))
  }
  await makeTask(service, person, { title: 'away' })
  using stream = await openStream(origin(), { ...bearer(person.token), 'last-event-id': reader.cursor ?? '' })
  reader.take(pageIn(await stream.page()))
  expect(reader.resets()).toBe(1)
  expect([...reader.tasks.values()].map(({ title }) => title)).toEqual(['before', 'meanwhile', 'away'])
})

test('reads a token from the header only, never from the address', async () => {
  const { token } = await makePerson(service)
  const params = encodeURIComponent(JSON.stringify({ access_token: token, authorization: `Bearer ${token}` }))
  for (const query of ['', `?connectionParams=${params}`, `?access_token=${token}`, `?token=${token}`]) {
    const response = await fetch(`${origin()}/trpc/tasks.onChange${query}`)
    const events: ServerSentEvent[] = []
    for await (const event of eventsOf(response.body as ReadableStream<Uint8Array>)) events.push(event)
    expect(events.map(({ event }) => event)).toEqual(['connected', 'serialized-error'])
    expect(events[1]?.data).toContain('UNAUTHENTICATED')
  }
})

test('a stream is refused in a batch and by POST', async () => {
  const { token } = await makePerson(service)
  const batch = await service.send<{ error: { data: object } }[]>(
    'GET',
    '/trpc/tasks.list,tasks.onChange?batch=1',
    { token },
  )
  expect(batch.status).toBe(207)
  expect(batch.body[1]?.error.data).toMatchObject({ error_code: 'MALFORMED_REQUEST' })
  const first = await service.send('GET', '/trpc/tasks.onChange,tasks.list?batch=1', { token })
  expect(first.status).toBe(207)
  expect((await service.send('POST', '/trpc/tasks.onChange', { token, body: {} })).status).toBe(405)
})

test('sign-out ends the stream with an event that gives the reason', async () => {
  const credentials = { email: 'stream@example.com', password: 'a password that fits every endpoint' }
  await service.send('POST', '/api/auth/register', { body: credentials })
  const { body } = await service.send<Record<string, string>>('POST', '/user/login', {
    body: credentials,
  })
  using stream = await openStream(origin(), bearer(body['access_token'] ?? ''))
  await stream.page()
  await service.send('POST', '/user/logout', { body: { refresh_token: body['refresh_token'] } })
  const rest = await stream.rest()
  expect(rest.at(-1)?.event).toBe('serialized-error')
  expect(rest.at(-1)?.data).toContain('UNAUTHENTICATED')
})

test('the next write completes a long poll', async () => {
  const person = await makePerson(service)
  const { token } = person
  const first = await service.as('native').send<ChangePage>('GET', '/api/tasks/changes?wait=30', { token })
  const waiting = service
    .as('native')
    .send<ChangePage>('GET', `/api/tasks/changes?wait=30&cursor=${first.body.cursor}`, { token })
  await pause(50)
  await makeTask(service, person, { title: 'a' })
  expect((await waiting).body).toMatchObject({ changes: [{ type: 'upsert', revision: 1 }], reset: false })
  for (const query of ['wait=31', 'wait=-1', 'wait=x', 'limit=0', `cursor=${'x'.repeat(101)}`])
    expect((await service.as('native').send('GET', `/api/tasks/changes?${query}`, { token })).status).toBe(
      422,
    )
})

test('SIGTERM tells sockets to reconnect, ends streams and completes long polls at once', async () => {
  await using place = await dataFolder()
  await using server = await startServer({ env: { DATA_DIR: place.dir } })
  const { token } = await signUp(server.origin)
  using socket = await openSocket(Number(new URL(server.origin).port), { token })
  using deaf = await openSocket(Number(new URL(server.origin).port), { token })
  deaf.client.pause() // never answers the close frame
  socket.subscribe(1)
  await socket.frame(({ result }) => result?.type === 'data')
  using stream = await openStream(server.origin, bearer(token))
  const { id } = await stream.page()
  const polling = fetch(`${server.origin}/api/tasks/changes?wait=30&cursor=${id}`, { headers: bearer(token) })
  await pause(100)
  const signalled = Date.now()
  server.child.kill('SIGTERM')
  expect((await socket.closed).code).toBe(1012)
  expect(socket.frames.at(-1)).toEqual({ id: null, method: 'reconnect', params: { delay_ms: 0 } })
  expect((await polling).status).toBe(200)
  await stream.rest().catch(() => {})
  expect(await server.ended).toEqual({ code: 0, signal: null })
  expect(drainedAt(server) - signalled).toBeLessThan(9_000) // before the server aborts running requests
})
