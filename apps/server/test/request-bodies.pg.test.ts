import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startService, type Service } from './harness/start-service.ts'
import { call, signUp } from './harness/client.ts'
import { sendRaw } from './harness/raw-http.ts'

let service: Service
let token: string

beforeAll(async () => {
  service = await startService()
  token = (await signUp(service.origin)).token
})
afterAll(() => service[Symbol.asyncDispose]())

const get = (path: string, init?: RequestInit) =>
  fetch(`${service.origin}${path}`, { redirect: 'manual', ...init })
const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  get(path, {
    method: 'POST',
    body,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
  })

describe('bodies', () => {
  const nested = (depth: number) => `{"title":"x","a":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`
  const wide = (members: number) =>
    `{"title":"x"${Array.from({ length: members - 1 }, (_, i) => `,"k${i}":0`).join('')}}`

  test.each([
    ['64 KB', `{"title":"x"${' '.repeat(64 * 1024 - 13)}}`, 201],
    ['one byte more', `{"title":"x"${' '.repeat(64 * 1024 - 12)}}`, 413],
    ['32 levels', nested(32), 201],
    ['33 levels and more', nested(40), 400],
    ['5,000 levels', nested(5_000), 400],
    ['1,000 members', wide(1_000), 201],
    ['1,001 members', wide(1_001), 400],
    ['a list', '[{"title":"x"}]', 400],
    ['half a document', '{"title":"x"', 400],
    ['a repeated key', '{"title":"x","title":"y"}', 201],
  ])('%s', async (_, body, status) => {
    expect((await post('/api/tasks', body)).status).toBe(status)
  })

  test.each([
    ['application/json; charset=utf-8', 201],
    ['APPLICATION/JSON', 201],
    ['text/plain', 415],
    ['text/json', 415],
    ['application/jsonp', 415],
    ['application/x-www-form-urlencoded', 415],
    ['multipart/form-data; boundary=x', 415],
  ])('as %s', async (type, status) => {
    expect((await post('/api/tasks', '{"title":"x"}', { 'content-type': type })).status).toBe(status)
  })

  test.each(['gzip', 'br', 'deflate', 'gzip, identity', 'unknown'])('encoded as %s', async (encoding) => {
    for (const path of ['/api/tasks', '/tasks', '/trpc/tasks.create', '/user/login']) {
      const { status } = await post(path, '{"title":"x"}', { 'content-encoding': encoding })
      expect(status).toBe(415)
    }
  })

  test('refuses a length that is too large and a wrong type before the body is sent', async () => {
    const head = (path: string, type: string) =>
      `POST ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nContent-Type: ${type}\r\nContent-Length: 50000000\r\n\r\n`
    expect((await sendRaw(service.port, head('/api/tasks', 'application/json'))).status).toBe(413)
    expect((await sendRaw(service.port, head('/trpc/tasks.create', 'application/json'))).status).toBe(413)
    for (const path of [
      '/trpc/tasks.create',
      '/trpc/auth.login',
      '/api/tasks',
      '/api/login',
      '/nowhere/at/all',
    ])
      for (const who of [`Bearer ${token}`, 'none']) {
        const bytes = head(path, 'multipart/form-data; boundary=x').replace(`Bearer ${token}`, who)
        const { status } = await sendRaw(service.port, bytes)
        expect([path, who, status]).toEqual([path, who, path.startsWith('/nowhere') ? 404 : 415])
      }
  })

  test('cuts endless chunks at the limit', async () => {
    const head = `POST /api/tasks HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`
    const chunk = `4000\r\n${'x'.repeat(0x4000)}\r\n`
    const { status } = await sendRaw(service.port, head, chunk, chunk, chunk, chunk, chunk)
    expect(status).toBe(413)
  })

  test('does not store a read-only field', async () => {
    const other = await signUp(service.origin)
    const before = await call(service.origin, 'GET', '/api/auth/me', { token })
    const text =
      '{"title":"mine","user_id":"00000000-0000-7000-8000-000000000000","revision":1,"number":1,"role":"admin","__proto__":{"status":"completed"}}'
    const response = await post('/api/tasks', text)
    expect(response.status).toBe(201)
    const task = (await response.json()) as { user_id: string; number: number; status: string }
    expect(task.user_id).toBe((before.body as { id: string }).id)
    expect(task.number).not.toBe(1)
    expect(task.status).toBe('pending')
    expect(await call(service.origin, 'GET', '/api/auth/me', { token: other.token })).toMatchObject({
      body: { role: 'user' },
    })
  })
})

describe('tRPC', () => {
  const names = (count: number) => Array.from({ length: count }, () => 'tasks.list').join()
  const batch = (count: number) =>
    get(`/trpc/${names(count)}?batch=1&input=%7B%7D`, { headers: { authorization: `Bearer ${token}` } })

  test('takes ten calls in a batch and no more', async () => {
    expect((await batch(10)).status).toBe(200)
    expect((await batch(11)).status).toBe(400)
  })

  test('shows neither a stack nor a file name for an unknown procedure', async () => {
    for (const path of ['nothing', '__proto__', 'constructor', 'tasks.__proto__.constructor']) {
      const response = await get(`/trpc/${path}`)
      expect(response.status).toBe(404)
      expect(await response.text()).not.toMatch(/stack|node_modules|\.ts/)
    }
  })
})
