import { once } from 'node:events'
import { Agent, createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { sendRequest } from './send-request.ts'

const agent = new Agent()

async function listen(listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const post = (url: string, options: object = {}) =>
  sendRequest(url, {
    method: 'POST',
    headers: {},
    body: 'x',
    agent,
    patience: 30_000,
    longest: 1_000,
    ...options,
  })

test('a receiver that never responds gets no more than its time', async () => {
  await using silent = await listen(() => {})
  await expect(post(silent.url, { patience: 50 })).rejects.toMatchObject({ name: 'AbortError' })
})

test('the caller can end a request', async () => {
  const ended = new AbortController()
  await using silent = await listen(() => ended.abort())
  await expect(post(silent.url, { signal: ended.signal })).rejects.toMatchObject({ name: 'AbortError' })
})

test('a redirect is a response, and an endless body is cut off', async () => {
  const { promise: closed, resolve } = Promise.withResolvers<void>()
  await using endless = await listen((_request, response) => {
    response.writeHead(302, { location: 'http://127.0.0.1:1/' })
    const timer = setInterval(() => response.write('x'.repeat(500)), 1)
    response.on('close', () => {
      clearInterval(timer)
      resolve()
    })
  })
  expect((await post(endless.url)).status).toBe(302)
  await closed
})
