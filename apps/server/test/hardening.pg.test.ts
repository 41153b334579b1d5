import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp } from './testing/app.ts'
import { call, signUp } from './testing/client.ts'
import { sendRaw } from './testing/raw.ts'
import { sql } from './testing/sql.ts'

let service: Awaited<ReturnType<typeof startApp>>
let token: string

beforeAll(async () => {
  service = await startApp()
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
    'what belongs to a person is not stored on the way: %s',
    async (path) => {
      const { status, headers } = await get(path, { headers: { authorization: `Bearer ${token}` } })
      expect(status).toBe(200)
      expect(headers.get('cache-control')).toBe('no-store')
    },
  )

  test('strict transport security is for https, said by a proxy that is believed', async () => {
    await using behind = await startApp({ trustProxy: 'loopback' })
    const hsts = async (origin: string) =>
      (await fetch(`${origin}/health/live`, { headers: { 'x-forwarded-proto': 'https' } })).headers.get(
        'strict-transport-security',
      )
    expect(await hsts(behind.origin)).toMatch(/^max-age=\d+/)
    expect(await hsts(service.origin)).toBeNull()
  })
})

describe('request ids', () => {
  test('one that a caller gives comes back, otherwise a new one', async () => {
    const given = await get('/health/live', { headers: { 'x-request-id': 'my-request.1' } })
    expect(given.headers.get('x-request-id')).toBe('my-request.1')
    const ids = await Promise.all([1, 2].map(async () => (await get('/nowhere')).headers.get('x-request-id')))
    expect(ids[0]).toMatch(/^[0-9a-f-]{36}$/)
    expect(ids[0]).not.toBe(ids[1])
  })

  test.each(['a b', 'x'.repeat(65), '<script>', 'a%0d%0ab', '{"level":60}', 'é'])(
    '%j is not taken',
    async (id) => {
      const { headers } = await get('/health/live', { headers: { 'x-request-id': id } })
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    },
  )
})

describe('the log', () => {
  test('one request is one line, whatever its address and headers hold', async () => {
    const from = service.lines.length
    await sendRaw(
      service.port,
      'GET /forged%0d%0a{"level":60} HTTP/1.1\r\nHost: x\r\nX-Request-Id: a\r\n b\r\nUser-Agent: a\\r\\nb\r\n\r\n',
    )
    await get('/%0d%0a%7B%22level%22:60%7D?q=%0a', { headers: { 'x-request-id': 'a%0ab' } })
    const lines = service.lines.slice(from)
    expect(lines.length).toBeGreaterThan(0)
    for (const line of lines) {
      expect(line.trimEnd()).not.toMatch(/[\r\n]/)
      expect(JSON.parse(line)).toMatchObject({ level: 30 })
    }
  })

  test('the address of a caller is its own, whatever it says', async () => {
    const from = service.lines.length
    await get('/health/live', { headers: { 'x-forwarded-for': '203.0.113.9' } })
    expect(service.lines.slice(from).join('')).not.toContain('203.0.113.9')
  })

  test('no password, token, e-mail or text of a task, and nothing of a failing statement', async () => {
    await using app = await startApp({ level: 'info' })
    const { origin, db, lines } = app
    const canary = 'canary-58213'
    const credentials = { email: `${canary}@taskwire.example`, password: `${canary} is long enough` }
    const answers: string[] = []
    const send = async (method: string, path: string, options: Parameters<typeof call>[3] = {}) => {
      const answer = await call(origin, method, path, options)
      answers.push(JSON.stringify([answer.body, [...answer.headers]]))
      return answer
    }
    await send('POST', '/api/auth/register', { body: credentials })
    const { body } = await call(origin, 'POST', '/api/auth/login', { body: credentials })
    const { access_token } = body as { access_token: string }
    const task = { title: canary, description: canary }
    await call(origin, 'POST', '/api/tasks', { token: access_token, body: task })
    await call(origin, 'GET', `/api/tasks?search=${canary}`, { token: access_token })
    await call(origin, 'GET', '/api/tasks', { token: `${access_token}${canary}` })

    await sql(
      db,
      `create function fail() returns trigger language plpgsql as
       $$ begin raise exception '${canary} % %', new.title, new.description using detail = '${canary}'; end $$`,
    )
    await sql(db, 'create trigger fail before insert or update on tasks for each row execute function fail()')
    answers.length = 0
    const failed = [
      await send('POST', '/api/tasks', { token: access_token, body: task }),
      await send('POST', '/tasks', { token: access_token, body: task }),
      await send('POST', '/trpc/tasks.create', { token: access_token, body: task }),
    ]
    expect(failed.map(({ status }) => status)).toEqual([500, 500, 500])
    await sql(db, 'alter table sessions rename to gone')
    answers.push(JSON.stringify((await send('POST', '/api/login', { body: credentials })).body))

    const log = lines.join('')
    expect(log).toContain('"level":50')
    for (const secret of [canary, access_token, access_token.split('.')[2] as string]) {
      expect(log).not.toContain(secret)
      expect(answers.join('')).not.toContain(secret)
    }
    expect(log).not.toMatch(/insert into|select |relation|sessions"/i)
    expect(answers.join('')).not.toMatch(/insert into|relation|sessions|trigger|plpgsql|stack|\.ts/i)
  })
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

  test('a length that is too large, and a wrong type, are refused before the body is sent', async () => {
    const head = (path: string, type: string) =>
      `POST ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nContent-Type: ${type}\r\nContent-Length: 50000000\r\n\r\n`
    expect((await sendRaw(service.port, head('/api/tasks', 'application/json'))).status).toBe(413)
    expect((await sendRaw(service.port, head('/trpc/tasks.create', 'application/json'))).status).toBe(413)
    for (const path of ['/trpc/tasks.create', '/api/tasks'])
      expect((await sendRaw(service.port, head(path, 'multipart/form-data; boundary=x'))).status).toBe(415)
  })

  test('chunks without an end are cut at the limit', async () => {
    const head = `POST /api/tasks HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`
    const chunk = `4000\r\n${'x'.repeat(0x4000)}\r\n`
    const { status } = await sendRaw(service.port, head, chunk, chunk, chunk, chunk, chunk)
    expect(status).toBe(413)
  })

  test('a field that nobody may write is not stored', async () => {
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

describe('what is not HTTP', () => {
  const words = (message: string) => ({
    message,
    code: 'MALFORMED_REQUEST',
    error: message,
    detail: message,
  })

  test.each([
    ['rubbish', 'HELLO\r\n\r\n', 400],
    ['a broken header', 'GET /api/tasks HTTP/1.1\r\nHost x\r\n\r\n', 400],
    ['bytes in an address', 'GET /api/tasks/\xe9 HTTP/1.1\r\nHost: x\r\n\r\n', 400],
    [
      'two lengths',
      'POST /api/tasks HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\n{}',
      400,
    ],
    [
      'a length and chunks',
      'POST /api/tasks HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['endless headers', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ])('%s', async (_, bytes, status) => {
    const answer = await sendRaw(service.port, Buffer.from(bytes, 'latin1'))
    expect(answer.status).toBe(status)
    const body = JSON.parse(answer.body) as { message: string }
    expect(body).toEqual(words(body.message))
    expect(answer.head).toMatch(/connection: close/i)
  })

  test('a broken HEAD has no body', async () => {
    const { status, body } = await sendRaw(service.port, Buffer.from('HEAD /\xe9 HTTP/1.1\r\n\r\n', 'latin1'))
    expect([status, body]).toEqual([400, ''])
  })

  test('a slow sender is not waited for', () => {
    const { server } = service.app
    expect(server.headersTimeout).toBe(60_000)
    expect(server.requestTimeout).toBe(30_000)
    expect(server.keepAliveTimeout).toBe(72_000)
    expect(server.timeout).toBe(60_000)
  })
})

describe('methods', () => {
  test('HEAD is GET without the body', async () => {
    const init = { method: 'HEAD', headers: { authorization: `Bearer ${token}` } }
    const response = await get('/api/tasks', init)
    expect(response.status).toBe(200)
    expect(await response.text()).toBe('')
    expect((await get('/api/tasks', { method: 'HEAD' })).status).toBe(401)
  })

  test('OPTIONS and a wrong method tell what an address takes', async () => {
    const options = await get('/api/tasks', { method: 'OPTIONS' })
    expect(options.status).toBe(204)
    expect(options.headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS')
    const patch = await get('/api/tasks', { method: 'PATCH' })
    expect(patch.status).toBe(405)
    expect(patch.headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS')
  })
})

describe('the typed door', () => {
  const names = (count: number) => Array.from({ length: count }, () => 'tasks.list').join()
  const batch = (count: number) =>
    get(`/trpc/${names(count)}?batch=1&input=%7B%7D`, { headers: { authorization: `Bearer ${token}` } })

  test('takes ten calls in a batch and no more', async () => {
    expect((await batch(10)).status).toBe(200)
    expect((await batch(11)).status).toBe(400)
  })

  test('does not name its stack or a file for an unknown procedure', async () => {
    for (const path of ['nothing', '__proto__', 'constructor', 'tasks.__proto__.constructor']) {
      const response = await get(`/trpc/${path}`)
      expect(response.status).toBe(404)
      expect(await response.text()).not.toMatch(/stack|node_modules|\.ts/)
    }
  })
})
