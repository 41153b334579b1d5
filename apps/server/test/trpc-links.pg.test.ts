import { appRouter } from '@taskwire/api'
import {
  createTRPCClient,
  createTRPCUntypedClient,
  httpBatchLink,
  httpBatchStreamLink,
  httpLink,
  httpSubscriptionLink,
  splitLink,
  TRPCClientError,
} from '@trpc/client'
import type { AnyTRPCProcedure } from '@trpc/server'
import { EventSource } from 'eventsource'
import { describe, expect, test } from 'vitest'
import { makeAdmin, makePerson, makeTask, password } from './harness/people.ts'
import { forFile } from './harness/for-file.ts'
import { startService } from './harness/start-service.ts'
import { openTransport, transportNames } from './harness/trpc-links.ts'

type Router = typeof appRouter

// What users of plain @trpc/client do, link by link, over real sockets.

const service = forFile(await startService())
const { port } = service
const url = `http://127.0.0.1:${port}/trpc`
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

async function failureOf(call: Promise<unknown>): Promise<{ message: string; code: unknown }> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof TRPCClientError)) throw new Error(`not a failure of the client: ${String(error)}`)
  return { message: error.message, code: (error.data as { error_code?: string } | null)?.error_code }
}

describe.each(transportNames)('%s', (transport) => {
  test('calls queries and mutations, several at once, and gets each failure', async () => {
    const { token, email } = await makePerson(service)
    using opened = openTransport(transport, { port, token })
    const { client } = opened
    const titles = Array.from({ length: 10 }, (_, n) => `Task ${n}, ä 🎉`)
    const made = await Promise.all(
      titles.map((title) => client.mutation('tasks.create', { title }) as Promise<{ title: string }>),
    )
    expect(made.map(({ title }) => title)).toEqual(titles)
    const [me, list, missing, invalid] = await Promise.all([
      client.query('auth.me'),
      client.query('tasks.list', { search: 'ä 🎉', limit: 3 }),
      failureOf(client.query('tasks.get', { id: '00000000-0000-7000-8000-000000000000' })),
      failureOf(client.query('tasks.list', { limit: 0 })),
    ])
    expect(me).toMatchObject({ email })
    expect(list).toHaveLength(3)
    expect([missing.code, invalid.code]).toEqual(['TASK_NOT_FOUND', 'VALIDATION_FAILED'])
    expect((await failureOf(client.query('tasks.nothing'))).code).toBe('ROUTE_NOT_FOUND')
    const [done, refused] = await Promise.all([
      client.mutation('tasks.create', { title: 'beside a failure' }),
      failureOf(client.mutation('tasks.create', { title: '' })),
    ])
    expect(done).toMatchObject({ title: 'beside a failure' })
    expect(refused.code).toBe('VALIDATION_FAILED')
    // Each write happened once: none was done, reported as failed, and retried.
    expect(await client.query('tasks.list')).toHaveLength(11)
  })

  test('signs in', async () => {
    const { token, email } = await makePerson(service)
    using opened = openTransport(transport, { port, token })
    expect(await opened.client.mutation('auth.login', { email, password })).toMatchObject({
      token_type: 'bearer',
    })
  })
})

describe('httpBatchStreamLink', () => {
  test('gets each response when it is ready, with and without compression', async () => {
    const person = await makePerson(service)
    const { token } = person
    const first = await service.send<{ cursor: string }>('GET', '/api/tasks/changes', { token })
    using opened = openTransport('httpBatchStreamLink', { port, token })
    const order: string[] = []
    const slow = opened.client
      .query('tasks.changes', { cursor: first.body.cursor, wait: 20 })
      .then(() => order.push('slow'))
    await opened.client.query('auth.me').then(() => order.push('fast'))
    await makeTask(service, person, { title: 'what the slow call waits for' })
    await slow
    expect(order).toEqual(['fast', 'slow'])
  })

  test('declares its content type and what it varies on', async () => {
    const { token } = await makePerson(service)
    const ask = (headers: Record<string, string>) =>
      fetch(`${url}/auth.me?batch=1`, { headers: { ...bearer(token), ...headers } })
    const streamed = await ask({ 'trpc-accept': 'application/jsonl' })
    expect(streamed.headers.get('content-type')).toBe('application/jsonl; charset=utf-8')
    expect(streamed.headers.get('content-encoding')).toBeNull()
    expect(streamed.headers.get('vary')).toMatch(/trpc-accept/)
    const plain = await ask({})
    expect(plain.headers.get('content-type')).toMatch(/^application\/json(;|$)/)
    expect(plain.headers.get('vary')).toMatch(/trpc-accept/)
    await Promise.all([streamed.text(), plain.text()])
  })

  test('may keep the refresh token in a cookie', async () => {
    const { email } = await makePerson(service)
    const response = await fetch(`${url}/auth.login?batch=1`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'trpc-accept': 'application/jsonl',
        origin: `http://127.0.0.1:${port}`,
      },
      body: JSON.stringify({ 0: { email, password, transport: 'cookie' } }),
    })
    expect(response.headers.get('set-cookie')).toMatch(/^taskwire_refresh=[\w-]{43};/)
    const text = await response.text()
    expect(text).toContain('"access_token"')
    expect(text).not.toContain('"refresh_token"')
  })
})

describe.each([
  ['httpBatchLink', httpBatchLink],
  ['httpBatchStreamLink', httpBatchStreamLink],
] as const)('%s', (_name, link) => {
  test('without maxItems gets an error that names the option, and no call runs', async () => {
    const { token } = await makePerson(service)
    const client = createTRPCUntypedClient<Router>({ links: [link<Router>({ url, headers: bearer(token) })] })
    const calls = Array.from({ length: 11 }, (_, n) =>
      failureOf(client.mutation('tasks.create', { title: `${n}` })),
    )
    const failures = await Promise.all(calls)
    for (const { code, message } of failures) {
      expect(code).toBe('MALFORMED_REQUEST')
      expect(message).toContain('maxItems: 10')
    }
    expect(await client.query('tasks.list')).toEqual([])
    const bounded = createTRPCUntypedClient<Router>({
      links: [link<Router>({ url, headers: bearer(token), maxItems: 10 })],
    })
    await Promise.all(
      Array.from({ length: 25 }, (_, n) => bounded.mutation('tasks.create', { title: `${n}` })),
    )
    expect(await client.query('tasks.list')).toHaveLength(25)
  })
})

test('a query by POST takes an input that no address could hold; a mutation refuses GET', async () => {
  const { token } = await makePerson(service)
  const client = createTRPCUntypedClient<Router>({
    links: [httpLink<Router>({ url, headers: bearer(token), methodOverride: 'POST' })],
  })
  await client.mutation('tasks.create', { title: 'found' })
  expect(await client.query('tasks.list', { search: 'found', ignored: 'x'.repeat(30_000) })).toHaveLength(1)
  const input = encodeURIComponent(JSON.stringify({ 0: { title: 'by GET' } }))
  for (const headers of [{}, { 'trpc-accept': 'application/jsonl' }]) {
    const response = await fetch(`${url}/tasks.create?batch=1&input=${input}`, {
      headers: { ...bearer(token), ...headers },
    })
    expect(await response.text()).toContain('METHOD_NOT_ALLOWED')
  }
  expect(await client.query('tasks.list')).toHaveLength(1)
})

test('splitLink with httpSubscriptionLink streams the log', async () => {
  const person = await makePerson(service)
  const client = createTRPCClient<Router>({
    links: [
      splitLink({
        condition: ({ type }) => type === 'subscription',
        true: httpSubscriptionLink<Router, typeof EventSource>({
          url,
          EventSource,
          eventSourceOptions: () => ({
            fetch: (address, init) =>
              fetch(address, { ...init, headers: { ...init.headers, ...bearer(person.token) } }),
          }),
        }),
        false: httpBatchStreamLink<Router>({ url, headers: bearer(person.token), maxItems: 10 }),
      }),
    ],
  })
  const titles: string[] = []
  const following = client.tasks.onChange.subscribe(undefined, {
    onData: ({ data }) => {
      for (const change of data.changes) if (change.type === 'upsert') titles.push(change.task.title)
    },
  })
  await client.tasks.create.mutate({ title: 'seen' })
  await expect.poll(() => titles).toContain('seen')
  following.unsubscribe()
})

describe('an infinite query of TanStack Query', () => {
  const withCursor = Object.entries(appRouter._def.procedures as unknown as Record<string, AnyTRPCProcedure>)
    .filter(([, { _def }]) => _def.type === 'query')
    .filter(([, { _def }]) => (_def as unknown as { inputs: object[] }).inputs.some(takesCursor))
    .map(([path]) => path)

  test('is inferred from the router', () => expect(withCursor).toContain('tasks.list'))

  test.each(withCursor)('gets the first page of %s', async (path) => {
    const { token } = await makeAdmin(service)
    using opened = openTransport('httpLink', { port, token })
    const { client } = opened
    const page = await client.query(path, { limit: 2, cursor: null, direction: 'forward' })
    expect(page).toEqual(await client.query(path, { limit: 2 }))
  })
})

function takesCursor(schema: object): boolean {
  const { shape, unwrap } = schema as { shape?: object; unwrap?: () => object }
  return shape === undefined ? unwrap !== undefined && takesCursor(unwrap.call(schema)) : 'cursor' in shape
}

describe('the address', () => {
  test.each([
    ['a comma that is escaped', '/trpc/auth.me%2Ctasks.list?batch=1', 200],
    ['a name that is escaped', '/trpc/auth%2Eme', 200],
    ['an input with escapes', `/trpc/tasks.list?input=${encodeURIComponent('{"search":"ä+%"}')}`, 200],
    ['an input that is half', '/trpc/tasks.list?input=%7B', 400],
    ['an input that is given twice', '/trpc/tasks.list?input=%7B%7D&input=%7B%7D', 400],
    ['a name that no escape makes', '/trpc/%zz', 404],
    ['an unknown name', '/trpc/nothing', 404],
    ['names of which one is unknown', '/trpc/auth.me,nothing?batch=1', 207],
    ['no name', '/trpc/', 404],
    ['an empty batch', '/trpc/?batch=1', 404],
  ])('with %s', async (_, path, status) => {
    const { token } = await makePerson(service)
    const answer = await service.send('GET', path, { token })
    expect([answer.status, answer.text]).toEqual([status, expect.anything()])
    const streamed = await service.send('GET', path, {
      token,
      headers: { 'trpc-accept': 'application/jsonl' },
    })
    if (status === 400 || !path.includes('batch')) expect(streamed.status).toBe(status)
    else expect([200, status]).toContain(streamed.status)
  })
})
