import { setTimeout as pause } from 'node:timers/promises'
import type { Channel, Sending } from './channel.ts'

/** A payload of NOTIFY may have 8,000 bytes; a uuid and a space have 37. */
const MAX_PER_PAYLOAD = 200

/** How often a hint is sent again after its connection was lost. */
const RETRIES = 5
const RETRY_MS = 100

/** Milliseconds between the starts of two payloads: the hints of a burst travel together, not one by one. */
const GATHER_MS = 5

/** Sends hints to other processes. */
export interface Sender {
  /** Queues a hint and returns at once. */
  send(user_id: string): void
  /** Returns the number of hints that were sent. */
  sent(): number
  /** Sends queued hints once, without retries, and disconnects. */
  close(): Promise<void>
}

/**
 * Makes a sender with its own connection. It sends one payload at a time, at most one in 5 ms, and collects hints for the next one
 * meanwhile. A write's transaction must not send hints, because NOTIFY locks the whole database at commit.
 */
export function createSender(channel: Pick<Channel, 'connect'>, origin: string): Sender {
  const pending = new Set<string>()
  let connection: Sending | undefined
  let sending: Promise<void> | undefined
  let isClosing = false
  let sent = 0

  async function flush(): Promise<void> {
    let failures = 0
    while (pending.size > 0) {
      const batch = [...pending].slice(0, MAX_PER_PAYLOAD)
      for (const user_id of batch) pending.delete(user_id)
      const began = performance.now()
      try {
        connection ??= await connected()
        await connection.send([origin, ...batch].join(' '))
        failures = 0
        sent += batch.length
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

  async function connected(): Promise<Sending> {
    const fresh: Sending = await channel.connect(() => {
      if (connection === fresh) void drop()
    })
    return fresh
  }

  async function drop(): Promise<void> {
    const lost = connection
    connection = undefined
    await lost?.close()
  }

  return {
    send(user_id) {
      pending.add(user_id)
      sending ??= flush()
    },
    sent: () => sent,
    async close() {
      isClosing = true
      await sending
      await drop()
    },
  }
}
