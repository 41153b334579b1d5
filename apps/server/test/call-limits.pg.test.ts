import { afterAll, beforeAll, expect, test } from 'vitest'
import { startService, type Service } from './harness/start-service.ts'
import { call, signUp } from './harness/client.ts'
import { openSocket } from './harness/socket.ts'

let service: Service

beforeAll(async () => {
  service = await startService({ callQuotas: { perToken: 20, perAddress: 30 }, trustProxy: 'loopback' })
})
afterAll(() => service[Symbol.asyncDispose]())

let addresses = 0
/** A request from an address of its own, unless the request names one. */
function send(
  path: string,
  { token, ip = `192.0.2.${(addresses += 1)}` }: { token?: string; ip?: string } = {},
) {
  return fetch(`${service.origin}${path}`, {
    headers: { 'x-forwarded-for': ip, ...(token !== undefined && { authorization: `Bearer ${token}` }) },
  })
}

async function statuses(count: number, one: () => Promise<Response>): Promise<number[]> {
  const all: number[] = []
  for (let i = 0; i < count; i += 1) all.push((await one()).status)
  return all
}

test('a session has one quota of calls a minute, across addresses and contracts', async () => {
  const { token } = await signUp(service.origin)
  const other = await signUp(service.origin)
  const first = await send('/api/tasks', { token })
  expect(first.headers.get('ratelimit-policy')).toBe('"token";q=20;w=60')
  expect(first.headers.get('ratelimit')).toMatch(/^"token";r=19;t=\d+$/)
  expect(await statuses(9, () => send('/tasks', { token }))).toEqual(Array(9).fill(200))
  const batch = Array.from({ length: 8 }, () => 'tasks.list').join()
  expect((await send(`/trpc/${batch}?batch=1&input={}`, { token })).headers.get('ratelimit')).toContain(
    'r=2;',
  )
  const tooMany = await send(`/trpc/${batch}?batch=1&input={}`, { token })
  expect(tooMany.status).toBe(429)
  const refused = await send('/api/tasks', { token })
  expect([refused.status, refused.headers.get('ratelimit')]).toEqual([429, expect.stringContaining('r=0;')])
  const seconds = Number(refused.headers.get('retry-after'))
  expect(seconds).toBeGreaterThan(0)
  expect(seconds).toBeLessThanOrEqual(60)
  expect(await refused.json()).toMatchObject({ code: 'TOO_MANY_REQUESTS' })
  expect((await send('/api/tasks', { token: other.token })).status).toBe(200)
})

test('calls without a valid token count against the address, for any Authorization header', async () => {
  const ip = '198.51.100.7'
  const forged = await statuses(30, () => send('/api/tasks', { ip, token: `${Math.random()}` }))
  expect(new Set(forged)).toEqual(new Set([401]))
  expect((await send('/api/tasks', { ip })).status).toBe(429)
  expect((await send('/trpc/tasks.list', { ip })).status).toBe(429)
  expect((await send('/api/tasks', { ip: '198.51.100.8' })).status).toBe(401)
  const { token } = await signUp(service.origin)
  expect((await send('/api/tasks', { ip, token })).status).toBe(200)
})

test('pages, documents and health checks are not counted', async () => {
  const ip = '198.51.100.9'
  for (const path of ['/health/live', '/docs/', '/openapi/native.json', '/app/'])
    expect(await statuses(40, () => send(path, { ip })), path).not.toContain(429)
})

test('calls through a socket are counted, and each gets its own response', async () => {
  const { token } = await signUp(service.origin)
  using socket = await openSocket(service.port, { token })
  for (let id = 1; id <= 25; id += 1) {
    socket.send({ id, method: 'query', params: { path: 'tasks.list' } })
    await socket.frame((frame) => frame.id === id)
  }
  const failed = socket.frames.filter(({ error }) => error !== undefined)
  expect(failed.map(({ id }) => id)).toEqual([21, 22, 23, 24, 25])
  expect(JSON.stringify(failed[0])).toContain('TOO_MANY_REQUESTS')
  expect((await call(service.origin, 'GET', '/api/tasks', { token })).status).toBe(429)
})
