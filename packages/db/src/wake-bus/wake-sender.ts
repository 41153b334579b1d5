import { setTimeout as pause } from 'node:timers/promises'
import { sql, type Kysely } from 'kysely'
import type { Client, PoolConfig } from 'pg'
import { createClient } from '../primary.ts'

/** The channel of LISTEN and NOTIFY. */
export const CHANNEL = 'taskwire_wake'
/** Sent in place of user ids; wakes every reader. */
export const EVERYBODY = '*'

/** Short limits, so that a database that doesn't answer delays neither hints nor the end of the process. */
export const wakeConnection = {
  application_name: 'taskwire wake-up',
  connectionTimeoutMillis: 2_500,
  query_timeout: 2_500,
  keepAlive: true,
} as const

/**
 * A hint doesn't have to be on disk when its statement returns. The setting is limited to this transaction: behind a pooler a
 * session setting would reach the next user of the connection, whose writes a crash could then lose.
 */
const NOTIFY = "select set_config('synchronous_commit', 'off', true), pg_notify($1, $2)"

/** A payload may have 8,000 bytes; a uuid and a space have 37. */
const MAX_PER_PAYLOAD = 200

/** How often a hint is sent again after its connection was lost. */
const RETRIES = 5
const RETRY_MS = 100

/** Milliseconds between the starts of two statements: the hints of a burst are one transaction of their own, not one each. */
const GATHER_MS = 5

/** Sends one payload over a pool, for the check that hints arrive. */
export async function notify<T>(db: Kysely<T>, payload: string): Promise<void> {
  await sql`select pg_notify(${CHANNEL}, ${payload})`.execute(db)
}

/** Sends hints to other processes. */
export interface Sender {
  /** Queues a hint and returns at once. */
  send(user_id: string): void
  /** Sends queued hints once, without retries, and disconnects. */
  close(): Promise<void>
}

/**
 * Makes a sender with its own connection. It runs one statement at a time, at most one in 5 ms, and collects hints for the next one
 * meanwhile. A
 * write's transaction must not send hints, because NOTIFY locks the whole database at commit.
 */
export function createSender(config: PoolConfig, origin: string): Sender {
  const pending = new Set<string>()
  let client: Client | undefined
  let sending: Promise<void> | undefined
  let isClosing = false

  async function flush(): Promise<void> {
    let failures = 0
    while (pending.size > 0) {
      const batch = [...pending].slice(0, MAX_PER_PAYLOAD)
      for (const user_id of batch) pending.delete(user_id)
      const began = performance.now()
      try {
        client ??= await connected()
        await client.query(NOTIFY, [CHANNEL, [origin, ...batch].join(' ')])
        failures = 0
        if (!isClosing) await pause(Math.max(0, GATHER_MS - (performance.now() - began)))
      } catch {
        await drop()
        failures += 1
        // The safety poll of the readers finds the write.
        if (isClosing) pending.clear()
        if (isClosing || failures > RETRIES) continue
        for (const user_id of batch) pending.add(user_id)
        await pause(RETRY_MS)
      }
    }
    sending = undefined
  }

  async function connected(): Promise<Client> {
    const fresh = createClient({ ...config, ...wakeConnection })
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
