import { once } from 'node:events'
import { connect, createServer, type AddressInfo } from 'node:net'
import { Transform } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { inject } from 'vitest'

interface SlowProxy extends AsyncDisposable {
  /** URL of `database` through the proxy. */
  url(database: string): string
}

/**
 * Starts a TCP proxy to the test server that delays each new connection, as the database of a busy machine does, and passes
 * at most `bytesPerMs` of its responses.
 */
export async function startSlowProxy(connectDelayMs: number, bytesPerMs = Infinity): Promise<SlowProxy> {
  const { host, port, user } = inject('testServer')
  const server = createServer({ pauseOnConnect: true }, async (client) => {
    client.on('error', () => {})
    await pause(connectDelayMs)
    const upstream = connect(`${host}/.s.PGSQL.${port}`)
    upstream.on('error', () => client.destroy())
    client.on('close', () => upstream.destroy())
    const throttle = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        const ms = chunk.length / bytesPerMs
        if (ms < 1) done(null, chunk)
        else setTimeout(done, ms, null, chunk)
      },
    })
    client.pipe(upstream).pipe(throttle).pipe(client)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const at = (server.address() as AddressInfo).port
  return {
    url: (database) => `postgres://${user}@127.0.0.1:${at}/${database}`,
    async [Symbol.asyncDispose]() {
      server.close()
    },
  }
}
