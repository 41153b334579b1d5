import type { Duplex } from 'node:stream'
import { sql, type Kysely } from 'kysely'
import type { Client, PoolConfig } from 'pg'
import { createClient } from '../primary.ts'
import type { Channel, Listening, Sending } from './channel.ts'

/** The channel of LISTEN and NOTIFY. */
export const CHANNEL = 'taskwire_wake'

/** Short limits, so that a database that doesn't answer delays neither hints nor the end of the process. */
const wakeConnection = {
  application_name: 'taskwire wake-up',
  connectionTimeoutMillis: 2_500,
  query_timeout: 2_500,
  keepAlive: true,
} as const

/** No caller waits for the connection that listens, and a busy machine needs seconds to make it. */
const CONNECT_MS = 10_000

/**
 * A hint doesn't have to be on disk when its statement returns. The setting is limited to this transaction: behind a pooler a
 * session setting would reach the next user of the connection, whose writes a crash could then lose.
 */
const NOTIFY = "select set_config('synchronous_commit', 'off', true), pg_notify($1, $2)"

/** Sends one payload over a pool, for the check that hints arrive. */
export async function notify<T>(db: Kysely<T>, payload: string): Promise<void> {
  await sql`select pg_notify(${CHANNEL}, ${payload})`.execute(db)
}

/**
 * Makes a channel over LISTEN and NOTIFY. `config` is a direct connection, since LISTEN doesn't work through a pooler in
 * transaction mode. `notifyAsWriter` sends over the connections of writers.
 */
export function createPostgresChannel(config: PoolConfig, notifyAsWriter: Channel['notify']): Channel {
  return {
    kind: 'postgres',
    listen: (receive, signal) => listen(config, receive, signal),
    async connect(onLost): Promise<Sending> {
      const client = createClient({ ...config, ...wakeConnection })
      client.on('error', onLost)
      await client.connect()
      return {
        send: async (payload) => void (await client.query(NOTIFY, [CHANNEL, payload])),
        close: () => client.end().catch(() => {}),
      }
    },
    notify: notifyAsWriter,
  }
}

async function listen(
  config: PoolConfig,
  receive: (payload: string) => void,
  signal: AbortSignal,
): Promise<Listening> {
  const client = createClient({ ...config, ...wakeConnection, connectionTimeoutMillis: CONNECT_MS })
  const lost = new Promise<{ cause: unknown }>((resolve) => {
    // A connection that the server ends emits two errors: one for the server's message, one for the socket.
    client.on('error', (cause) => resolve({ cause }))
    client.once('end', () => resolve({ cause: undefined }))
  })
  const close = () => client.end().catch(() => {})
  const giveUp = () => socketOf(client).destroy()
  signal.addEventListener('abort', giveUp, { once: true })
  try {
    await client.connect()
    signal.removeEventListener('abort', giveUp)
    client.on('notification', ({ payload = '' }) => receive(payload))
    await client.query(`listen ${CHANNEL}`)
  } catch (error) {
    await close()
    throw error
  } finally {
    signal.removeEventListener('abort', giveUp)
  }
  return { lost, check: async () => void (await client.query('select 1')), close }
}

/** Returns the socket of a client: pg's own `end` waits for the connection to be made first. */
function socketOf(client: Client): Duplex {
  return (client as unknown as { connection: { stream: Duplex } }).connection.stream
}
