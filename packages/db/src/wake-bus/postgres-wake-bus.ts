import { randomUUID } from 'node:crypto'
import type { Duplex } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client, type ClientConfig } from 'pg'
import { createLocalWakeBus } from './local-wake-bus.ts'
import { CHANNEL, createSender, EVERYBODY, wakeConnection } from './wake-sender.ts'
import type { WakeBus } from './wake-bus.ts'

export interface PostgresWakeBusOptions {
  /** A direct connection: LISTEN does not work through a pooler in transaction mode. */
  readonly config: ClientConfig
  /** Sends one payload as writers do, to check that it comes back. */
  readonly notify: (payload: string) => Promise<void>
  /** Called when it does not come back. */
  readonly onUnheard?: () => void
  /** Heads of the logs of these users, for the safety poll. */
  readonly heads: (user_ids: string[]) => Promise<{ id: string; revision: number }[]>
  /** Called after every (re)connection: what was remembered of the database may be old. */
  readonly onConnect?: () => Promise<void>
  readonly log?: (line: string) => void
  /** Milliseconds between safety polls; 20,000 when omitted. */
  readonly pollEvery?: number
  /** The same while hints of other processes don't arrive, and the polls replace them; 2,000 when omitted. */
  readonly pollUnheard?: number
  /** Milliseconds that the check waits for its hint; 10,000 when omitted. */
  readonly checkWithin?: number
  /** Milliseconds between looks at whether the connection still answers; 10,000 when omitted. */
  readonly checkEvery?: number
}

/**
 * Reaches the readers of every process on one database. Local readers are woken at once; others through one LISTEN
 * connection per process, outside of the pool. When that connection was lost and is back, every local reader is woken. A hint
 * of its own checks that hints arrive; until it does, polls replace them.
 */
export function createPostgresWakeBus(options: PostgresWakeBusOptions): WakeBus {
  const local = createLocalWakeBus()
  const origin = randomUUID().slice(0, 8)
  const sender = createSender(options.config, origin)
  const stopped = new AbortController()
  const pollEvery = options.pollEvery ?? 20_000
  const pollUnheard = Math.min(pollEvery, options.pollUnheard ?? 2_000)
  let hearsHints = false
  let onOwnHint = () => {}
  const running = Promise.all([keepListening(), keepPolling()])

  return {
    subscribe: (user_id, listener) => local.subscribe(user_id, listener),
    wake(user_id) {
      local.wake(user_id)
      sender.send(user_id)
    },
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
    const client = new Client({ ...options.config, ...wakeConnection, connectionTimeoutMillis: CONNECT_MS })
    const lost = new Promise<true>((resolve) => {
      // A server that ends a connection is heard of twice: from its message, and from the socket.
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
        await client.query('select 1') // a connection that vanished without a word fails here
    } finally {
      hearsHints = false
      stopped.signal.removeEventListener('abort', giveUp)
      stopped.signal.removeEventListener('abort', release)
      await client.end().catch(() => {})
    }
  }

  /** Sends a hint and looks whether it arrives. A database that is away now is checked after the next connect. */
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

  function receive(payload: string): void {
    const [from, ...user_ids] = payload.split(' ')
    if (from === origin) {
      // Own hints for users take another way than the one that is checked.
      if (user_ids.length === 0) onOwnHint()
      return
    }
    if (user_ids[0] === EVERYBODY) return local.wakeAll()
    for (const user_id of user_ids) local.wake(user_id)
  }

  /** For hints that nobody could send (a process that died between its write and its hint) and those that don't arrive. */
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

/** Connecting holds up nobody, and a busy machine needs seconds for it. */
const CONNECT_MS = 10_000

/** pg ends a connection only after it is made. */
function socketOf(client: Client): Duplex {
  return (client as unknown as { connection: { stream: Duplex } }).connection.stream
}
