import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { ada } from './harness/credentials.ts'
import { close, startServer } from './harness/real-server.ts'
import { createDevice, isLive, until } from './harness/replica-world.ts'

test.each(['sse', 'websocket'] as const)(
  'replicas on %s return to the next server one after the other, as the last one asked',
  async (stream) => {
    const server = await startServer()
    const first = await createDevice(server.url, ada, true)
    const others = await Promise.all(Array.from({ length: 5 }, () => createDevice(server.url, ada)))
    const replicas = [first, ...others].map((device) => device.open({ stream }))
    for (const replica of replicas) await until(replica, isLive)

    const { port } = server
    const next = createServer((request, response) => {
      const { authorization = '' } = request.headers
      if (!arrivals.has(authorization)) arrivals.set(authorization, performance.now() - left)
      response.writeHead(503).end()
    })
    // The first request of each replica, by its token.
    const arrivals = new Map<string, number>()
    const left = performance.now()
    await server.app.close()
    await new Promise<void>((resolve) => next.listen(port, '127.0.0.1', resolve))
    await expect.poll(() => arrivals.size).toBe(replicas.length)
    await Promise.all(replicas.map((replica) => replica[Symbol.asyncDispose]()))
    await close(next)
    await server[Symbol.asyncDispose]()
    // Of six readers each waits a third of a second longer than the last one. A busy machine makes all of them late.
    for (const [index, arrival] of [...arrivals.values()].entries())
      expect(arrival).toBeGreaterThan(index * 333 - 5)
  },
)
