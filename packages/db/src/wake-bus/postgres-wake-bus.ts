import { randomUUID } from 'node:crypto'
import type { Duplex } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Client, PoolConfig } from 'pg'
import { createClient } from '../primary.ts'
import { createLocalWakeBus } from './local-wake-bus.ts'
import { CHANNEL, createSender, EVERYBODY, wakeConnection } from './wake-sender.ts'
import type { WakeBus } from './wake-bus.ts'

/** Options of `createPostgresWakeBus`. Times are in milliseconds. */
export interface PostgresWakeBusOptions {
  /** A direct connection: LISTEN does not work through a pooler in transaction mode. */
  readonly config: PoolConfig
  /** Sends one payload as writers do, to check that it arrives here. */
  readonly notify: (payload: string) => Promise<void>
  /** Called when that payload doesn't arrive. */
  readonly onUnheard?: () => void
  /** Reads the heads of the logs of these users, for the safety poll. */
  readonly heads: (user_ids: string[]) => Promise<{ id: string; revision: number }[]>
  /** Called after every connect and reconnect, because caches of the database may be stale. */
  readonly onConnect?: () => Promise<void>
  /** Receives losses of the connection. */
  readonly log?: (line: string) => void
  /** Time between safety polls; 20,000 when omitted. */
  readonly pollEvery?: number
  /** Time between polls while hints don't arrive and polls replace them; 2,000 when omitted. */
  readonly pollUnheard?: number
  /** Time limit for the arrival of the payload that is sent as a check; 10,000 when omitted. */
  readonly checkWithin?: number
  /** Time between checks that the connection still works; 10,000 when omitted. */
  readonly checkEvery?: number
}

/** A bus between processes. */
export interface PostgresWakeBus extends WakeBus {
  /** Measures the milliseconds that a hint takes to arrive. Undefined while hints don't arrive. */
  measureLag(): Promise<number | undefined>
}

/**
 * Makes a bus that reaches the readers of every process on one database. It wakes local readers at once, and others through
 * one LISTEN connection per process, outside of the pool. After a lost connection is made again, it wakes every local
 * reader. It sends a hint to itself to check that hints arrive; until then polls replace them.
 */
export function createPostgresWakeBus(options: PostgresWakeBusOptions): PostgresWakeBus {
  const local = createLocalWakeBus()
  const origin = randomUUID().slice(0, 8)
  const sender = createSender(options.config, origin)
  const stopped = new AbortController()
  const pollEvery = options.pollEvery ?? 20_000
  const pollUnheard = Math.min(pollEvery, options.pollUnheard ?? 2_000)
  let hearsHints = false
  let onOwnHint = () => {}
  let measuring: Promise<number | undefined> | undefined
  const running = Promise.all([keepListening(), keepPolling()])

  return {
    subscribe: (user_id, listener) => local.subscribe(user_id, listener),
    wake(user_id) {
      local.wake(user_id)
      sender.send(user_id)
    },
    measureLag: () => (measuring ??= measureLag().finally(() => (measuring = undefined))),
    async [Symbol.asyncDispose]() {
      stopped.abort()
      await running
      await sender.close()
    },
  }

  async function keepListening(): Promise<void> {
    for (let attempt = 0; !stopped.signal.aborted; attempt += 1) {
      try {
        await listenUntilLost(() => (attempt = 0))
      } catch (error) {
        if (!stopped.signal.aborted)
          options.log?.(`the wake-up connection was lost: ${(error as Error).message}`)
      }
      await pause(Math.min(100 * 2 ** attempt, 5_000))
    }
  }

  async function listenUntilLost(onReady: () => void): Promise<void> {
    const client = createClient({ ...options.config, ...wakeConnection, connectionTimeoutMillis: CONNECT_MS })
    const lost = new Promise<true>((resolve) => {
      // A connection that the server ends emits two errors: one for the server's message, one for the socket.
      client.on('error', () => resolve(true))
      client.once('end', () => resolve(true))
    })
    const release = () => void client.end().catch(() => {})
    const giveUp = () => socketOf(client).destroy()
    stopped.signal.addEventListener('abort', giveUp, { once: true })
    try {
      await client.connect()
      stopped.signal.removeEventListener('abort', giveUp)
      client.on('notification', ({ payload = '' }) => receive(payload))
      await client.query(`listen ${CHANNEL}`)
      onReady()
      await options.onConnect?.()
      local.wakeAll()
      stopped.signal.addEventListener('abort', release, { once: true })
      void checkHints()
      while (!stopped.signal.aborted && !(await Promise.race([lost, pause(options.checkEvery ?? 10_000)])))
        await client.query('select 1') // rejects when the connection vanished silently
    } finally {
      hearsHints = false
      stopped.signal.removeEventListener('abort', giveUp)
      stopped.signal.removeEventListener('abort', release)
      await client.end().catch(() => {})
    }
  }

  /** Sends a hint and checks that it arrives. When the database is unreachable, the next connect checks again. */
  async function checkHints(): Promise<void> {
    const arrived = new Promise<true>((resolve) => {
      onOwnHint = () => resolve((hearsHints = true))
    })
    try {
      await options.notify(origin)
    } catch {
      return
    }
    if (await Promise.race([arrived, pause(options.checkWithin ?? 10_000)])) return
    if (!stopped.signal.aborted) options.onUnheard?.()
  }

  async function measureLag(): Promise<number | undefined> {
    if (!hearsHints) return undefined
    const began = performance.now()
    const arrived = new Promise<number>((resolve) => {
      onOwnHint = () => resolve(performance.now() - began)
    })
    await options.notify(origin)
    const lag = await Promise.race([arrived, pause(options.checkWithin ?? 10_000)])
    return lag === false ? undefined : lag
  }

  function receive(payload: string): void {
    const [from, ...user_ids] = payload.split(' ')
    if (from === origin) {
      // Hints for users are sent by another connection than the one that is checked.
      if (user_ids.length === 0) onOwnHint()
      return
    }
    if (user_ids[0] === EVERYBODY) return local.wakeAll()
    for (const user_id of user_ids) local.wake(user_id)
  }

  /** Replaces hints that were never sent, because a process died after its write, and hints that don't arrive. */
  async function keepPolling(): Promise<void> {
    const known = new Map<string, number>()
    while (!stopped.signal.aborted) {
      await pause(hearsHints ? pollEvery : pollUnheard)
      const user_ids = local.subscribed()
      if (user_ids.length === 0) continue
      const heads = await options.heads(user_ids).catch(() => [])
      for (const { id, revision } of heads) {
        if (known.get(id) !== revision) local.wake(id)
      }
      known.clear()
      for (const { id, revision } of heads) known.set(id, revision)
    }
  }

  async function pause(ms: number): Promise<false> {
    await sleep(ms, undefined, { signal: stopped.signal, ref: false }).catch(() => {})
    return false
  }
}

/** No caller waits for the connection, and a busy machine needs seconds to make it. */
const CONNECT_MS = 10_000

/** Returns the socket of a client: pg's own `end` waits for the connection to be made first. */
function socketOf(client: Client): Duplex {
  return (client as unknown as { connection: { stream: Duplex } }).connection.stream
}
