import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { startService, type Service } from './harness/start-service.ts'
import { sendRaw } from './harness/raw-http.ts'

let service: Service

beforeAll(async () => {
  service = await startService()
})
afterAll(() => service[Symbol.asyncDispose]())

describe('invalid HTTP', () => {
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

  test('a malformed HEAD gets a response without a body', async () => {
    const { status, body } = await sendRaw(service.port, Buffer.from('HEAD /\xe9 HTTP/1.1\r\n\r\n', 'latin1'))
    expect([status, body]).toEqual([400, ''])
  })
})

describe('connections', () => {
  const limits = { headers: 200, request: 500, check: 25, most: 40 }

  /** The bytes received on a connection until it closed, and after how long it closed. */
  async function untilClosed(port: number, write: (socket: Socket) => void) {
    const socket = connect(port, '127.0.0.1')
    let received = ''
    socket.on('data', (chunk) => (received += chunk.toString('latin1')))
    socket.on('error', () => {})
    const began = performance.now()
    write(socket)
    await once(socket, 'close')
    return { status: Number(received.split(' ')[1]), took: performance.now() - began }
  }

  test('the server closes a connection that sends its headers or its body too slowly', async () => {
    await using slow = await startService({ connections: limits })
    const drip = (head: string, drop: string) => (socket: Socket) => {
      socket.write(head)
      const timer = setInterval(() => socket.write(drop), 20)
      socket.once('close', () => clearInterval(timer))
    }
    const post =
      'POST /api/tasks HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9000\r\n\r\n'
    const answers = await Promise.all([
      untilClosed(slow.port, drip('GET / HTTP/1.1\r\nHost: x\r\n', 'X-A: b\r\n')),
      untilClosed(slow.port, drip(post, ' ')),
    ])
    expect(answers.map(({ status }) => status)).toEqual([408, 408])
    expect(answers[0].took).toBeLessThan(answers[1].took)
  })

  test('the default limits are these', () => {
    const { server } = service.app
    expect(server).toMatchObject({
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      keepAliveTimeout: 72_000,
      timeout: 60_000,
      maxConnections: 10_000,
    })
  })

  test('the server stops reading too many headers', async () => {
    const many = Array.from({ length: 5_000 }, (_, i) => `X-${i}: ${'x'.repeat(20)}\r\n`).join('')
    const answer = await sendRaw(service.port, `GET /health/live HTTP/1.1\r\nHost: x\r\n${many}\r\n`)
    expect(answer.status).toBe(431)
  })

  test('the server cuts connections above the limit and keeps serving', async () => {
    await using small = await startService({ connections: { ...limits, headers: 60_000, most: 20 } })
    const sockets = Array.from({ length: 60 }, () => connect(small.port, '127.0.0.1').on('error', () => {}))
    let closed = 0
    for (const socket of sockets) socket.on('close', () => (closed += 1)).resume()
    await vi.waitUntil(() => closed >= 40, 30_000)
    expect(closed).toBe(40)
    for (const socket of sockets) socket.destroy()
    await vi.waitUntil(
      async () => (await fetch(`${small.origin}/health/live`).catch(() => undefined))?.ok,
      30_000,
    )
  })
})
