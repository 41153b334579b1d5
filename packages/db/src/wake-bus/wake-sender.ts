import { setTimeout as pause } from 'node:timers/promises'
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

/** The limit of a payload is 8,000 bytes; a uuid and a space are 37. */
const MAX_PER_PAYLOAD = 200

/** A connection that was lost is made again for the hint that it lost. */
const RETRIES = 5
const RETRY_MS = 100

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
        await client.query('select pg_notify($1, $2)', [CHANNEL, [origin, ...batch].join(' ')])
        failures = 0
      } catch {
        await drop()
        failures += 1
        // The safety poll of whoever waits makes it good.
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
    await fresh.query('set synchronous_commit = off')
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
