import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startService, type Service } from './harness/start-service.ts'
import { call, signUp } from './harness/client.ts'

let service: Service
let account: Awaited<ReturnType<typeof signUp>>

beforeAll(async () => {
  service = await startService()
  account = await signUp(service.origin)
  for (let n = 0; n < 60; n += 1) {
    const body = { title: `Task number ${n}`, description: 'A note of some length. '.repeat(10) }
    await call(service.origin, 'POST', '/api/tasks', { token: account.token, body })
  }
})
afterAll(() => service[Symbol.asyncDispose]())

/** fetch decompresses the body but keeps the Content-Encoding header. */
async function ask(path: string, encoding: string, init?: Omit<RequestInit, 'headers'>) {
  const response = await fetch(`${service.origin}${path}`, {
    ...init,
    headers: {
      authorization: `Bearer ${account.token}`,
      'accept-encoding': encoding,
      ...(init?.body !== undefined && { 'content-type': 'application/json' }),
    },
  })
  return { came: response.headers.get('content-encoding'), response }
}

const input = (value: object) => `input=${encodeURIComponent(JSON.stringify(value))}`
const changes = `/trpc/tasks.changes?${input({ limit: 1_000 })}`

describe('a long tRPC response', () => {
  test.each([
    ['gzip', 'gzip'],
    ['br', 'br'],
    ['gzip, deflate, br, zstd', 'zstd'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
  ])('is sent to a client that accepts %s as %s', async (takes, encoding) => {
    const plain = await ask(changes, 'identity')
    const packed = await ask(changes, takes)
    expect(packed.came).toBe(encoding)
    expect(packed.response.headers.get('vary')).toMatch(/accept-encoding/i)
    expect(packed.response.headers.get('content-type')).toMatch(/^application\/json/)
    expect(await packed.response.json()).toEqual(await plain.response.json())
  })

  test.each(['identity', 'compress', '', 'gzip;q=0'])('is not compressed for "%s"', async (takes) => {
    const { came, response } = await ask(changes, takes)
    expect(came).toBe(null)
    const { result } = (await response.json()) as { result: { data: { changes: unknown[] } } }
    expect(result.data.changes.length).toBe(60)
  })
})

describe('not compressed', () => {
  test('a short response', async () => {
    const { came, response } = await ask(`/trpc/tasks.list?${input({ limit: 5 })}`, 'gzip')
    expect([response.status, came]).toEqual([200, null])
  })

  test('the response of a mutation, which may contain a token', async () => {
    const calls = Array.from({ length: 10 }, (_, n) => [n, { title: `${n}`, description: 'y'.repeat(4_000) }])
    const { came, response } = await ask(
      `/trpc/${calls.map(() => 'tasks.create').join(',')}?batch=1`,
      'gzip',
      {
        method: 'POST',
        body: JSON.stringify(Object.fromEntries(calls)),
      },
    )
    expect([response.status, came]).toEqual([200, null])
    expect((await response.text()).length).toBeGreaterThan(14_000)
  })

  test('an event stream, which compression would delay', async () => {
    const stop = new AbortController()
    const { came, response } = await ask('/trpc/tasks.onChange', 'gzip', { signal: stop.signal })
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
    expect(came).toBe(null)
    stop.abort()
  })

  test('REST lists, whose ETag depends on their bytes', async () => {
    const { came, response } = await ask('/api/tasks?limit=60', 'gzip')
    expect([response.status, came]).toEqual([200, null])
    expect((await response.text()).length).toBeGreaterThan(14_000)
  })
})
