import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plainAddress } from '@taskwire/api'
import { createRouteReader } from '../src/forwarded.ts'
import { startService, type Service } from './harness/start-service.ts'
import { signUp } from './harness/client.ts'
import { handshakeStatus } from './harness/socket.ts'

// Scheme, host and port decide whether a page has the server's own origin. Trusted proxies report them.

let direct: Service
let behind: Service

beforeAll(async () => {
  direct = await startService()
  behind = await startService({ trustProxy: 'loopback' })
})
afterAll(async () => {
  await direct[Symbol.asyncDispose]()
  await behind[Symbol.asyncDispose]()
})

const https = { 'x-forwarded-proto': 'https' }
const host = 'tasks.example'

describe('a socket', () => {
  test.each([
    ['http, direct', () => direct, { host, origin: `http://${host}` }, 101],
    ['https page at an http server', () => direct, { host, origin: `https://${host}` }, 403],
    ['a header that nobody vouches for', () => direct, { host, origin: `https://${host}`, ...https }, 403],
    ['https page at an https server', () => behind, { host, origin: `https://${host}`, ...https }, 101],
    ['http page at an https server', () => behind, { host, origin: `http://${host}`, ...https }, 403],
    ['http page at a proxied http server', () => behind, { host, origin: `http://${host}` }, 101],
    [
      'https page by the name that the proxy tells',
      () => behind,
      { host: '10.0.0.5:3000', 'x-forwarded-host': host, origin: `https://${host}`, ...https },
      101,
    ],
    ['the usual port, written out', () => direct, { host: `${host}:80`, origin: `http://${host}` }, 101],
    ['another port', () => direct, { host, origin: `http://${host}:8080` }, 403],
  ] as const)('%s', async (_, app, headers, status) => {
    expect(await handshakeStatus(app().port, '/trpc', headers)).toBe(status)
  })
})

describe('the cookie, for a browser without Sec-Fetch-Site', () => {
  test.each([
    ['http page at an https server', () => behind, { host, origin: `http://${host}`, ...https }, 403],
    ['https page at an https server', () => behind, { host, origin: `https://${host}`, ...https }, 200],
    ['https page behind a proxy that is not named', () => direct, { host, origin: `https://${host}` }, 200],
    ['http page at an http server', () => direct, { host, origin: `http://${host}` }, 200],
    ['another host', () => direct, { host, origin: 'https://evil.example' }, 403],
  ] as const)('%s', async (_, app, headers, status) => {
    const { email, password } = await signUp(app().origin)
    const answer = await app().app.inject({
      method: 'POST',
      url: '/api/auth/login',
      headers,
      payload: { email, password, transport: 'cookie' },
    })
    expect(answer.statusCode, answer.body).toBe(status)
  })
})

test.each([undefined, 'loopback', '127.0.0.1, 10.0.0.0/8', '192.0.2.1'])(
  'a socket reads the same route as a request, trusting %s',
  async (trustProxy) => {
    const routeOf = createRouteReader(trustProxy)
    const app = Fastify({ trustProxy: trustProxy ?? false })
    app.get('/', ({ ip, protocol, host: name }) => ({ ip: plainAddress(ip), protocol, host: name }))
    const raw = createServer((request, response) => response.end(JSON.stringify(routeOf(request))))
    raw.listen(0, '127.0.0.1')
    await once(raw, 'listening')
    await app.listen({ port: 0, host: '127.0.0.1' })
    const ask = async ({ port }: AddressInfo, headers: Record<string, string>) =>
      (await fetch(`http://127.0.0.1:${port}/`, { headers })).json() as Promise<Record<string, string>>
    for (const headers of [
      {},
      { 'x-forwarded-for': '198.51.100.7' },
      { 'x-forwarded-for': '198.51.100.7, 10.1.2.3' },
      { 'x-forwarded-for': '198.51.100.7, 203.0.113.1' },
      { 'x-forwarded-for': '::ffff:198.51.100.7, 127.0.0.1' },
      { 'x-forwarded-for': '198.51.100.7:4711' },
      { 'x-forwarded-for': 'unknown, , x' },
      { 'x-forwarded-for': '' },
      { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'a.example, b.example' },
      { 'x-forwarded-proto': 'http, https' },
    ]) {
      const own = raw.address() as AddressInfo
      const theirs = app.server.address() as AddressInfo
      const [route, expected] = [await ask(own, headers), await ask(theirs, headers)]
      const plain = ({ host: name = '', ...rest }) => ({ ...rest, host: name.replace(/^127.*$/, 'own') })
      expect([headers, plain(route)]).toEqual([headers, plain(expected)])
    }
    await app.close()
    raw.close()
  },
)
