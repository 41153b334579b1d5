import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readEnv } from '../src/env.ts'
import { startService, type Service } from './harness/start-service.ts'
import { signUp } from './harness/client.ts'
import { handshakeStatus } from './harness/socket.ts'

const listed = 'https://app.example.org'
const others = [
  'https://evil.example',
  'http://app.example.org',
  'https://app.example.org:8443',
  'https://app.example.org.evil.example',
  'https://sub.app.example.org',
  'https://APP.example.org',
  'null',
  '*',
]
let service: Service
let closed: Service
let token: string

beforeAll(async () => {
  service = await startService({ allowedOrigins: [listed] })
  closed = await startService()
  token = (await signUp(service.origin)).token
})
afterAll(async () => {
  await service[Symbol.asyncDispose]()
  await closed[Symbol.asyncDispose]()
})

function ask(app: typeof service, origin: string | undefined, path = '/api/tasks', method = 'GET') {
  const asks = { 'access-control-request-method': 'PUT', 'access-control-request-headers': 'authorization' }
  return fetch(`${app.origin}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(origin !== undefined && { origin }),
      ...(method === 'OPTIONS' && asks),
    },
  })
}

/** The response headers by which a browser allows a page to read. */
function leave({ headers }: Response): string[] {
  return [...headers.keys()].filter((name) => name.startsWith('access-control-'))
}

describe('a listed origin', () => {
  test.each(['/api/tasks', '/tasks', '/trpc/tasks.list', '/api/tasks/none', '/nowhere'])(
    'may read %s',
    async (path) => {
      const { headers } = await ask(service, listed, path)
      expect(headers.get('access-control-allow-origin')).toBe(listed)
      expect(headers.get('access-control-allow-credentials')).toBe('true')
      expect(headers.get('access-control-expose-headers')).toContain('etag')
      expect(headers.get('vary')).toContain('Origin')
    },
  )

  test.each(['/api/tasks/1', '/trpc/tasks.create', '/tasks'])(
    'gets a preflight response for %s',
    async (path) => {
      const response = await ask(service, listed, path, 'OPTIONS')
      expect(response.status).toBe(204)
      expect(response.headers.get('access-control-allow-methods')).toContain('PUT')
      expect(response.headers.get('access-control-allow-headers')).toContain('authorization')
      expect(response.headers.get('access-control-max-age')).toBe('3600')
    },
  )

  test('may read an error and a stream', async () => {
    const refused = await fetch(`${service.origin}/api/tasks`, { headers: { origin: listed } })
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([401, listed])
    const stop = new AbortController()
    const stream = await fetch(`${service.origin}/trpc/tasks.onChange`, {
      headers: { origin: listed, authorization: `Bearer ${token}`, accept: 'text/event-stream' },
      signal: stop.signal,
    })
    expect(stream.headers.get('content-type')).toContain('text/event-stream')
    expect(stream.headers.get('access-control-allow-origin')).toBe(listed)
    stop.abort()
  })

  test('may open a socket', async () => {
    expect(await handshakeStatus(service.port, '/trpc', { origin: listed })).toBe(101)
  })
})

test.each(others)('the origin %s is refused by requests, preflights and sockets', async (origin) => {
  expect(leave(await ask(service, origin))).toEqual([])
  const preflight = await ask(service, origin, '/api/tasks', 'OPTIONS')
  expect([preflight.status, leave(preflight)]).toEqual([204, []])
  expect(await handshakeStatus(service.port, '/trpc', { origin })).toBe(403)
})

test('without a list every origin is refused', async () => {
  for (const origin of [listed, ...others]) {
    expect(leave(await ask(closed, origin))).toEqual([])
    expect(leave(await ask(closed, origin, '/api/tasks', 'OPTIONS'))).toEqual([])
    expect(await handshakeStatus(closed.port, '/trpc', { origin })).toBe(403)
  }
})

test('requests without an Origin header work as before', async () => {
  const { status, headers } = await fetch(`${service.origin}/api/tasks`, { method: 'OPTIONS' })
  expect([status, headers.get('allow')]).toEqual([204, 'GET, HEAD, POST, OPTIONS'])
  expect(leave(await ask(service, undefined))).toEqual([])
  const nowhere = await fetch(`${service.origin}/nowhere`, { method: 'OPTIONS' })
  expect(nowhere.status).toBe(404)
})

test.each([
  '*',
  'app.example.org',
  'https://app.example.org/',
  'https://app.example.org/path',
  'ftp://x',
  'null',
])('CORS_ORIGINS rejects %s', (list) =>
  expect(() => readEnv({ CORS_ORIGINS: list })).toThrow(/CORS_ORIGINS: must be origins/),
)

test('CORS_ORIGINS takes several origins', () => {
  expect(readEnv({ CORS_ORIGINS: `${listed}, http://localhost:5173` }).CORS_ORIGINS).toEqual([
    listed,
    'http://localhost:5173',
  ])
})
