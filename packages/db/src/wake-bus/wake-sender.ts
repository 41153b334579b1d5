import { setTimeout as pause } from 'node:timers/promises'
import { sql, type Kysely } from 'kysely'
import { Client, type ClientConfig } from 'pg'

export const CHANNEL = 'taskwire_wake'
/** In place of users: wakes every reader. */
export const EVERYBODY = '*'

/** A database that does not answer holds up neither hints nor the end of the process. */
export const wakeConnection = {
  application_name: 'taskwire wake-up',
  connectionTimeoutMillis: 2_500,
  query_timeout: 2_500,
  keepAlive: true,
} as const

/**
 * A hint need not be on disk when its statement returns. The setting holds for this transaction alone: behind a pooler one
 * of the session would reach the next user of the connection, whose writes could then be lost in a crash.
 */
const NOTIFY = "select set_config('synchronous_commit', 'off', true), pg_notify($1, $2)"

/** The limit of a payload is 8,000 bytes; a uuid and a space are 37. */
const MAX_PER_PAYLOAD = 200

/** A connection that was lost is made again for the hint that it lost. */
const RETRIES = 5
const RETRY_MS = 100

/** Sends one payload over a pool, for the check that hints arrive. */
export async function notify<T>(db: Kysely<T>, payload: string): Promise<void> {
  await sql`select pg_notify(${CHANNEL}, ${payload})`.execute(db)
}

export interface Sender {
  send(user_id: string): void
  close(): Promise<void>
}

/**
 * Sends hints to other processes: one statement at a time, and whatever comes meanwhile in the next one. On a
 * connection of its own, never in the transaction of a write: NOTIFY takes a lock on the whole database at commit.
 */
export function createSender(config: ClientConfig, origin: string): Sender {
  const pending = new Set<string>()
  let client: Client | undefined
  let sending: Promise<void> | undefined
  let isClosing = false

  async function flush(): Promise<void> {
    let failures = 0
    while (pending.size > 0) {
      const batch = [...pending].slice(0, MAX_PER_PAYLOAD)
      for (const user_id of batch) pending.delete(user_id)
      try {
        client ??= await connected()
        await client.query(NOTIFY, [CHANNEL, [origin, ...batch].join(' ')])
        failures = 0
      } catch {
        await drop()
        failures += 1
        // The readers' safety poll makes up for it.
        if (isClosing) pending.clear()
        if (isClosing || failures > RETRIES) continue
        for (const user_id of batch) pending.add(user_id)
        await pause(RETRY_MS)
      }
    }
    sending = undefined
  }

  async function connected(): Promise<Client> {
    const fresh = new Client({ ...config, ...wakeConnection })
    fresh.on('error', () => void drop())
    await fresh.connect()
    return fresh
  }

  async function drop(): Promise<void> {
    const lost = client
    client = undefined
    await lost?.end().catch(() => {})
  }

  return {
    send(user_id) {
      pending.add(user_id)
      sending ??= flush()
    },
    async close() {
      isClosing = true
      await sending
      await drop()
    },
  }
}
