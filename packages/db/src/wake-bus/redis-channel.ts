import type { Redis } from 'ioredis'
import type { Channel, Listening, Sending } from './channel.ts'

/** No caller waits for the connection that listens, and a busy machine needs seconds to make it. */
const CONNECT_MS = 10_000
/** Milliseconds of everything else, so that a Redis that doesn't answer delays neither hints nor the end of the process. */
const COMMAND_MS = 2_500

/**
 * Makes a channel over PUBLISH and SUBSCRIBE of a Redis or Valkey. The number of the database in the URL is part of the name of
 * the channel, because publications reach all databases of a server. The library is loaded by the first connection.
 */
export function createRedisChannel(url: string): Channel {
  const channel = `taskwire_wake:${/^\/(\d+)$/.exec(new URL(url).pathname)?.[1] ?? '0'}`
  return {
    kind: 'redis',
    async listen(receive, signal): Promise<Listening> {
      const { client, lost } = await connect(url, { timeout: CONNECT_MS, signal })
      client.on('message', (_channel, payload) => receive(payload))
      try {
        await client.subscribe(channel)
      } catch (error) {
        client.disconnect()
        throw error
      }
      return { lost, check: async () => void (await client.ping()), close: async () => client.disconnect() }
    },
    async connect(onLost): Promise<Sending> {
      const { client, lost } = await connect(url, { timeout: COMMAND_MS })
      void lost.then(onLost)
      return {
        send: async (payload) => void (await client.publish(channel, payload)),
        close: async () => client.disconnect(),
      }
    },
    async notify(payload) {
      const { client } = await connect(url, { timeout: COMMAND_MS })
      try {
        await client.publish(channel, payload)
      } finally {
        client.disconnect()
      }
    },
  }
}

/** Connects once: the caller decides when to try again. Rejects with the cause of the failure, which contains no password. */
async function connect(
  url: string,
  { timeout, signal }: { readonly timeout: number; readonly signal?: AbortSignal },
): Promise<{ readonly client: Redis; readonly lost: Listening['lost'] }> {
  const { Redis: Client } = await import('ioredis')
  signal?.throwIfAborted()
  const client = new Client(url, {
    lazyConnect: true,
    connectTimeout: timeout,
    commandTimeout: COMMAND_MS,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
    // The check costs a right of the account and a round trip. Publications work while Redis loads.
    enableReadyCheck: false,
    disableClientInfo: true,
    connectionName: 'taskwire',
    // In version 3 pushed messages need Redis 6, and bring nothing here.
    protocol: 2,
  })
  let cause: unknown
  // `connect` itself rejects with "Connection is closed" whatever the cause was.
  client.on('error', (error) => (cause = error))
  const lost = new Promise<{ cause: unknown }>((resolve) => client.once('end', () => resolve({ cause })))
  const giveUp = () => client.disconnect()
  signal?.addEventListener('abort', giveUp, { once: true })
  try {
    await client.connect()
    // A password is refused after the connection was made.
    await client.ping()
  } catch (error) {
    client.disconnect()
    throw cause ?? error
  } finally {
    signal?.removeEventListener('abort', giveUp)
  }
  return { client, lost }
}
