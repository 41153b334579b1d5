import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startService, type Service } from './harness/start-service.ts'
import { signUp } from './harness/client.ts'
import { sendRaw } from './harness/raw-http.ts'

let service: Service
let token: string

beforeAll(async () => {
  service = await startService()
  token = (await signUp(service.origin)).token
})
afterAll(() => service[Symbol.asyncDispose]())

const addresses = [
  '/api/tasks',
  '/tasks',
  '/trpc/tasks.list',
  '/health/live',
  '/docs/',
  '/app/',
  '/nowhere',
  '/',
]

/** Sends a request with these lines after the request line. */
function send(target: string, hosts: readonly string[], lines: readonly string[] = []) {
  const head = [`GET ${target} HTTP/1.1`, ...hosts.map((host) => `Host: ${host}`), ...lines]
  return sendRaw(service.port, `${head.join('\r\n')}\r\nAuthorization: Bearer ${token}\r\n\r\n`)
}

describe.each(addresses)('%s', (path) => {
  test('accepts one host, with an absolute and a relative address', async () => {
    const plain = await send(path, ['tasks.example'])
    expect(plain.status).not.toBe(400)
    for (const [target, host] of [
      [`http://tasks.example${path}`, 'tasks.example'],
      [`HTTP://TASKS.example:80${path}`, 'tasks.Example'],
      [`https://tasks.example:8443${path}`, 'tasks.example:8443'],
      [`http://[::1]:3000${path}`, '[::1]:3000'],
    ] as const)
      expect([target, (await send(target, [host])).status]).toEqual([target, plain.status])
  })

  test.each([
    ['two hosts', ['tasks.example', 'evil.example']],
    ['the same host twice', ['tasks.example', 'tasks.example']],
    ['a list', ['tasks.example, evil.example']],
    ['a path', ['tasks.example/evil']],
    ['a user', ['evil@tasks.example']],
    ['half an address', ['[::1']],
    ['two words', ['tasks example']],
    ['an invalid port', ['tasks.example:x']],
  ])('returns 400 with %s', async (_, hosts) => {
    const { status, body } = await send(path, hosts)
    expect(status).toBe(400)
    expect(body).toContain('one host')
  })

  test.each([
    ['http://evil.example', 'tasks.example'],
    ['http://tasks.example:8080', 'tasks.example'],
    ['http://tasks.example@evil.example', 'tasks.example'],
    ['ftp://tasks.example', 'tasks.example'],
    ['evil.example', 'tasks.example'],
  ])('at %s returns 400 for the host %s', async (origin, host) => {
    expect((await send(`${origin}${path}`, [host])).status).toBe(400)
  })
})

describe('a socket handshake', () => {
  const upgrade = [
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
  ]
  test.each([
    ['/trpc', ['tasks.example'], 101],
    ['http://tasks.example/trpc', ['tasks.example'], 101],
    ['/trpc', ['tasks.example', 'evil.example'], 400],
    ['/trpc', ['[::1'], 400],
    ['/trpc', ['a b'], 400],
    ['http://evil.example/trpc', ['tasks.example'], 400],
  ])('at %s for %j returns %i', async (target, hosts, status) => {
    expect((await send(target, hosts, upgrade)).status).toBe(status)
    // An invalid host once ended the process.
    expect((await send('/health/live', ['x'])).status).toBe(200)
  })
})
