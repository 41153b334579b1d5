import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startService, type Service } from './harness/start-service.ts'
import { signUp } from './harness/client.ts'

let service: Service
let token: string

beforeAll(async () => {
  service = await startService()
  token = (await signUp(service.origin)).token
})
afterAll(() => service[Symbol.asyncDispose]())

const get = (path: string, init?: RequestInit) =>
  fetch(`${service.origin}${path}`, { redirect: 'manual', ...init })

describe('security headers', () => {
  const everywhere = {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
  }
  test.each([
    '/api/tasks',
    '/tasks',
    '/health/live',
    '/nowhere',
    '/%zz',
    '/trpc/tasks.list',
    '/app',
    '/docs/',
  ])('%s', async (path) => {
    const { headers } = await get(path)
    expect(Object.fromEntries(headers)).toMatchObject(everywhere)
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/)
    expect(headers.get('content-security-policy')).not.toMatch(/https?:|script-src[^;]*unsafe/)
    expect(headers.get('strict-transport-security')).toBeNull()
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('server')).toBeNull()
  })

  test.each(['/api/tasks', '/api/auth/me', '/tasks', '/trpc/tasks.list'])(
    'private responses are not cached: %s',
    async (path) => {
      const { status, headers } = await get(path, { headers: { authorization: `Bearer ${token}` } })
      expect(status).toBe(200)
      expect(headers.get('cache-control')).toBe('no-store')
    },
  )

  test('strict transport security is sent over https only, as a trusted proxy reports it', async () => {
    await using behind = await startService({ trustProxy: 'loopback' })
    const hsts = async (origin: string) =>
      (await fetch(`${origin}/health/live`, { headers: { 'x-forwarded-proto': 'https' } })).headers.get(
        'strict-transport-security',
      )
    expect(await hsts(behind.origin)).toMatch(/^max-age=\d+/)
    expect(await hsts(service.origin)).toBeNull()
  })
})

describe('request ids', () => {
  test('returns the id of the caller, or a new one', async () => {
    const given = await get('/health/live', { headers: { 'x-request-id': 'my-request.1' } })
    expect(given.headers.get('x-request-id')).toBe('my-request.1')
    const ids = await Promise.all([1, 2].map(async () => (await get('/nowhere')).headers.get('x-request-id')))
    expect(ids[0]).toMatch(/^[0-9a-f-]{36}$/)
    expect(ids[0]).not.toBe(ids[1])
  })

  test.each(['a b', 'x'.repeat(65), '<script>', 'a%0d%0ab', '{"level":60}', 'é'])(
    'ignores the id %j',
    async (id) => {
      const { headers } = await get('/health/live', { headers: { 'x-request-id': id } })
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    },
  )
})

describe('methods', () => {
  test('HEAD is GET without the body', async () => {
    const init = { method: 'HEAD', headers: { authorization: `Bearer ${token}` } }
    const response = await get('/api/tasks', init)
    expect(response.status).toBe(200)
    expect(await response.text()).toBe('')
    expect((await get('/api/tasks', { method: 'HEAD' })).status).toBe(401)
  })

  test('OPTIONS and a wrong method list the allowed methods', async () => {
    const options = await get('/api/tasks', { method: 'OPTIONS' })
    expect(options.status).toBe(204)
    expect(options.headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS')
    const patch = await get('/api/tasks', { method: 'PATCH' })
    expect(patch.status).toBe(405)
    expect(patch.headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS')
  })
})
