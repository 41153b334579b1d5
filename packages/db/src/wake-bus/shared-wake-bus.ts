import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { EVERYBODY, type Channel } from './channel.ts'
import { createLocalWakeBus } from './local-wake-bus.ts'
import { createSender } from './wake-sender.ts'
import type { WakeBus } from './wake-bus.ts'

/** Options of `createSharedWakeBus`. Times are in milliseconds. */
export interface SharedWakeBusOptions {
  /** Carries hints between the processes. */
  readonly channel: Channel
  /** Called when a hint that was sent as a check doesn't arrive. */
  readonly onUnheard?: () => void
  /** Reads the heads of the logs of these users, for the safety poll. */
  readonly heads: (user_ids: string[]) => Promise<{ id: string; revision: number }[]>
  /** Called after every connect and reconnect, because caches of the database may be stale. */
  readonly onConnect?: () => Promise<void>
  /** Called when the channel is lost or can't be reached, once until hints arrive again. */
  readonly onLost?: (cause: unknown) => void
  /** Called when hints arrive again after `onLost`. */
  readonly onBack?: () => void
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
export interface SharedWakeBus extends WakeBus {
  /** What carries the hints. */
  readonly kind: Channel['kind']
  /** Whether hints of other processes arrive. */
  hearsHints(): boolean
  /** Measures the milliseconds that a hint takes to arrive. Undefined while hints don't arrive. */
  measureLag(): Promise<number | undefined>
  /** Returns how many hints this process has sent to others, and received from them. */
  counts(): { readonly sent: number; readonly received: number }
}

/**
 * Makes a bus that reaches the readers of every process. It wakes local readers at once, and others through a channel. After a lost
 * connection is made again, it wakes every local reader. It sends a hint to itself to check that hints arrive; until then polls
 * replace them.
 */
export function createSharedWakeBus({ channel, ...options }: SharedWakeBusOptions): SharedWakeBus {
  const local = createLocalWakeBus()
  const origin = randomUUID().slice(0, 8)
  const sender = createSender(channel, origin)
  const stopped = new AbortController()
  const pollEvery = options.pollEvery ?? 20_000
  const pollUnheard = Math.min(pollEvery, options.pollUnheard ?? 2_000)
  let hearsHints = false
  let isLost = false
  let received = 0
  let onOwnHint = () => {}
  let measuring: Promise<number | undefined> | undefined
  const running = Promise.all([keepListening(), keepPolling()])

  return {
    kind: channel.kind,
    subscribe: (user_id, listener) => local.subscribe(user_id, listener),
    wake(user_id) {
      local.wake(user_id)
      sender.send(user_id)
    },
    hearsHints: () => hearsHints,
    measureLag: () => (measuring ??= measureLag().finally(() => (measuring = undefined))),
    counts: () => ({ sent: sender.sent(), received }),
    async [Symbol.asyncDispose]() {
      stopped.abort()
      await running
      await sender.close()
    },
  }

  async function keepListening(): Promise<void> {
    for (let attempt = 0; !stopped.signal.aborted; attempt += 1) {
      const cause = await listenUntilLost(() => (attempt = 0)).catch((error: unknown) => error)
      if (!stopped.signal.aborted && !isLost) {
        isLost = true
        options.onLost?.(cause)
      }
      await pause(Math.min(100 * 2 ** attempt, 5_000))
    }
  }

  /** Returns or rejects with the cause of the loss. */
  async function listenUntilLost(onReady: () => void): Promise<unknown> {
    const listening = await channel.listen(receive, stopped.signal)
    const release = () => void listening.close()
    try {
      onReady()
      await options.onConnect?.()
      local.wakeAll()
      stopped.signal.addEventListener('abort', release, { once: true })
      void checkHints()
      for (;;) {
        const loss = await Promise.race([listening.lost, pause(options.checkEvery ?? 10_000)])
        if (loss !== false) return loss.cause
        if (stopped.signal.aborted) return undefined
        await listening.check() // rejects when the connection vanished silently
      }
    } finally {
      hearsHints = false
      stopped.signal.removeEventListener('abort', release)
      await listening.close()
    }
  }

  /** Sends a hint and checks that it arrives. When the channel can't be reached, the next connect checks again. */
  async function checkHints(): Promise<void> {
    const arrived = new Promise<true>((resolve) => {
      onOwnHint = () => {
        hearsHints = true
        if (isLost) options.onBack?.()
        isLost = false
        resolve(true)
      }
    })
    try {
      await channel.notify(origin)
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
    await channel.notify(origin)
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
    received += user_ids.length
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
