import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, test, vi } from 'vitest'
import { recordSpans } from './record-spans.ts'
import { inSpan } from './traces.ts'

/** Starts a collector that responds with a status, and records spans to it without waiting for more of them. */
async function startTraces(status: number) {
  const received: string[] = []
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      received.push(body)
      return response.writeHead(status).end()
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  const onFailure = vi.fn<() => void>()
  const traces = recordSpans({ ratio: 1, onFailure, gather: 10 })
  return {
    traces,
    received,
    onFailure,
    async [Symbol.asyncDispose]() {
      await traces.close()
      server.close()
    },
  }
}

test('failed work fails its span under the name of the error, without its message', async () => {
  await using collector = await startTraces(200)
  const { traces, received } = collector
  const work = () => Promise.reject(new TypeError('a secret'))
  await expect(inSpan(traces, { name: 'job mail', kind: 'consumer' }, work)).rejects.toThrow('a secret')
  await expect.poll(() => received.length).toBe(1)
  const [sent = ''] = received
  expect(JSON.parse(sent)).toMatchObject({
    resourceSpans: [
      {
        scopeSpans: [
          {
            spans: [
              {
                name: 'job mail',
                status: { code: 2 },
                attributes: [{ key: 'error.type', value: { stringValue: 'TypeError' } }],
              },
            ],
          },
        ],
      },
    ],
  })
  expect(sent).not.toContain('secret')
})

test('a collector that refuses spans is reported once', async () => {
  await using collector = await startTraces(400)
  const { traces, received, onFailure } = collector
  for (let round = 1; round <= 3; round += 1) {
    traces.begin({ name: 'GET /api/tasks', kind: 'server' }).end()
    await expect.poll(() => received.length).toBe(round)
  }
  await expect.poll(() => onFailure.mock.calls.length).toBe(1)
  traces.begin({ name: 'GET /api/tasks', kind: 'server' }).end()
  await traces.close()
  expect([received.length, onFailure.mock.calls.length]).toEqual([4, 1])
})
