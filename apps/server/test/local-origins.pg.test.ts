import { dataFolder } from '@taskwire/db/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startService, type Service } from './harness/start-service.ts'
import { signUp } from './harness/client.ts'
import { startServer } from './harness/server.ts'
import { handshakeStatus } from './harness/socket.ts'

// Pages of a local development server may call with a token, from any port of this machine, unless NODE_ENV is
// production.

const local = ['http://localhost:5173', 'http://127.0.0.1:8080', 'http://localhost', 'http://127.0.0.1']
const others = [
  'https://localhost:5173',
  'http://localhost.evil.example',
  'http://localhost:5173.evil.example',
  'http://evil.example:5173',
  'http://127.0.0.1.evil.example',
  'http://127.0.0.2:5173',
  'http://192.168.1.20:5173',
  'http://sub.localhost:5173',
  'null',
]
const listed = 'https://app.example.org'

let development: Service
let token: string

beforeAll(async () => {
  development = await startService({ allowLocalPages: true, allowedOrigins: [listed] })
  token = (await signUp(development.origin)).token
})
afterAll(() => development[Symbol.asyncDispose]())

/** The headers that fetch wrappers and the clients of our contracts send. */
const sent =
  'authorization,cache-control,content-type,idempotency-key,if-match,if-none-match,last-event-id,pragma,trpc-accept,x-csrf-token,x-request-id,x-requested-with,x-trpc-source'

function preflight(app: { origin: string }, origin: string, path = '/api/tasks') {
  return fetch(`${app.origin}${path}`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'PATCH',
      'access-control-request-headers': sent,
    },
  })
}

const listOf = (response: Response, name: string) =>
  (response.headers.get(name) ?? '').split(',').map((entry) => entry.trim())

describe.each(local)('a page of %s', (origin) => {
  test.each(['/api/tasks', '/tasks/1', '/auth/login', '/user/login', '/trpc/tasks.list'])(
    'may call %s with the headers of fetch wrappers and without cookies',
    async (path) => {
      const asked = await preflight(development, origin, path)
      expect(asked.status).toBe(204)
      expect(asked.headers.get('access-control-allow-origin')).toBe(origin)
      expect(asked.headers.get('access-control-allow-credentials')).toBeNull()
      expect(listOf(asked, 'access-control-allow-headers')).toEqual(expect.arrayContaining(sent.split(',')))
      expect(listOf(asked, 'access-control-allow-methods')).toEqual(
        expect.arrayContaining(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
      )
      expect(asked.headers.get('vary')).toContain('Origin')
      const answer = await fetch(`${development.origin}${path}`, { headers: { origin } })
      expect(answer.headers.get('access-control-allow-origin')).toBe(origin)
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
    },
  )

  test('may read the exposed response headers', async () => {
    const { headers } = await fetch(`${development.origin}/api/tasks`, {
      headers: { origin, authorization: `Bearer ${token}` },
    })
    expect(headers.get('access-control-expose-headers')?.split(', ')).toEqual(
      expect.arrayContaining([
        'etag',
        'link',
        'retry-after',
        'ratelimit',
        'ratelimit-policy',
        'x-request-id',
        'x-ignored-parameters',
      ]),
    )
  })

  test('may read a stream of responses', async () => {
    const answer = await fetch(`${development.origin}/trpc/auth.me?batch=1`, {
      headers: { origin, authorization: `Bearer ${token}`, 'trpc-accept': 'application/jsonl' },
    })
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin)
    expect(answer.headers.get('vary')).toMatch(/Origin.*trpc-accept/)
    expect(await answer.text()).toContain('"email"')
  })

  test('may open a socket, which takes a token', async () => {
    expect(await handshakeStatus(development.port, '/trpc', { origin })).toBe(101)
  })

  test('gets no refresh token in a cookie', async () => {
    const answer = await fetch(`${development.origin}/api/auth/login`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'a@example.com', password: 'a password', transport: 'cookie' }),
    })
    expect(answer.status).toBe(403)
  })
})

test('a listed origin may also use cookies', async () => {
  const asked = await preflight(development, listed)
  expect(asked.headers.get('access-control-allow-origin')).toBe(listed)
  expect(asked.headers.get('access-control-allow-credentials')).toBe('true')
})

test.each(others)('a page of %s is refused by requests and sockets', async (origin) => {
  const asked = await preflight(development, origin)
  expect([...asked.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([])
  expect(await handshakeStatus(development.port, '/trpc', { origin })).toBe(403)
})

test('logs a refused origin once, with the setting to change; logs neither the own page nor texts that are no origin', async () => {
  await using service = await startService({ allowedOrigins: [listed] })
  const refused = 'https://front.example.net'
  const refusals = () => service.lines.filter((line) => line.includes('CORS_ORIGINS'))
  const call = (origin: string) => fetch(`${service.origin}/api/tasks`, { headers: { origin } })
  for (let n = 0; n < 3; n += 1) {
    await call(refused)
    await preflight(service, refused)
    await handshakeStatus(service.port, '/trpc', { origin: refused })
  }
  expect(refusals()).toHaveLength(1)
  expect(refusals()[0]).toContain(`set CORS_ORIGINS=${listed},${refused}`)
  for (const origin of [
    service.origin,
    listed,
    'null',
    'x',
    'https://a.example/path',
    `https://${'a'.repeat(300)}.example`,
  ])
    await call(origin)
  expect(refusals()).toHaveLength(1)
  for (let n = 0; n < 100; n += 1) await call(`https://made-up-${n}.example`)
  expect(refusals()).toHaveLength(50)
})

test('logs a refused origin also when no origin is allowed', async () => {
  await using service = await startService()
  await fetch(`${service.origin}/trpc/tasks.list`, { headers: { origin: local[0]! } })
  expect(service.lines.filter((line) => line.includes(`set CORS_ORIGINS=${local[0]}`))).toHaveLength(1)
})

test.each([
  ['development', 204, local[0]],
  ['production', 204, null],
])('NODE_ENV=%s decides', async (NODE_ENV, status, allowed) => {
  await using place = await dataFolder()
  await using server = await startServer({ env: { NODE_ENV, DATA_DIR: place.dir, BCRYPT_COST: '10' } })
  const asked = await preflight(server, local[0]!)
  expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([status, allowed])
})
