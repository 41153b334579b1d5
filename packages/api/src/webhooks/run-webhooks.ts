import { setTimeout as pause } from 'node:timers/promises'
import pLimit from 'p-limit'
import type { Deps } from '../deps.ts'
import { after } from '../instants.ts'
import { readChanges } from '../sync/read-changes.ts'
import { onPrimary } from '../sync/fresh-reads.ts'
import { claimDue, claimWritten, listActiveOwners } from './deliveries.repository.ts'
import { LEASE_MS, runWebhook, type ClaimedWebhook, type RunOutcome } from './deliver.ts'
import { sharePages } from './share-pages.ts'
import { WEBHOOKS_TOPIC } from './topic.ts'

/** Milliseconds between two looks for webhooks whose time has come. A look reads one index, whatever the number of webhooks. */
const LOOK_MS = 1_000
/** Milliseconds between two looks for what owners have written. Writes in between become one delivery. */
const GATHER_MS = 100
/** Milliseconds that requests may take when the process ends. */
const FINISH_MS = 3_000
/** Milliseconds between two readings of the owners, in case a hint about a new webhook was lost. */
const OWNERS_MS = 30_000
/** Changes of one delivery. */
const PAGE = 100
/** Owners whose webhooks one statement claims. */
const OWNERS_AT_ONCE = 50

export interface RunnerOptions {
  /** Milliseconds of a clock that never goes back. */
  readonly clock: () => number
  /** Requests at a time; 32 when omitted. */
  readonly atOnce?: number
  /** Requests at a time to receivers that failed last: slow ones must not hold up the others. 8 when omitted. */
  readonly failingAtOnce?: number
  /** Requests a second; 100 when omitted. Under more writes a delivery contains more changes, so that calls of people stay fast. */
  readonly perSecond?: number
  /** Statements at a time; 2 when omitted. The others of the pool stay for calls. */
  readonly statements?: number
  /** Receives each failure of the process itself. The webhook is taken again when its claim has lapsed. */
  readonly onError: (error: unknown) => void
  /** Called at the end of each run. */
  readonly onRun?: ((webhook: ClaimedWebhook, outcome: RunOutcome) => void) | undefined
}

interface Running {
  readonly user_id: string
  readonly isFailing: boolean
  readonly ended: Promise<void>
  hasNews: boolean
}

/**
 * Sends to webhooks in this process until it is disposed. Every process may do so: a claim gives each webhook to one run. A hint about
 * an owner's log starts a run, without a query for each webhook; retries are found by one index.
 */
export function runWebhooks(
  deps: Deps,
  { clock, atOnce = 32, failingAtOnce = 8, perSecond = 100, statements = 2, onError, onRun }: RunnerOptions,
): AsyncDisposable {
  const stopping = new AbortController()
  const cut = new AbortController()
  /** Owners who may have written since their webhooks were claimed last. */
  const written = new Set<string>()
  const running = new Map<string, Running>()
  const owners = new Map<string, () => void>()
  const pages = sharePages(({ user_id, kinds }, cursor) =>
    readChanges(onPrimary(deps), { user_id }, { kinds, cursor, limit: PAGE }),
  )
  const limit = pLimit(statements)
  const turn = createTurns(perSecond, clock)
  const bell = createBell()
  let lookAt = 0
  let ownersAt = 0
  const unsubscribe = deps.wakeBus.subscribe(WEBHOOKS_TOPIC, () => {
    lookAt = 0
    ownersAt = 0
    bell.ring()
  })
  const looping = loop()
  return {
    async [Symbol.asyncDispose]() {
      stopping.abort()
      bell.ring()
      await looping
      const timer = setTimeout(() => cut.abort(), FINISH_MS)
      await Promise.all([...running.values()].map(({ ended }) => ended))
      clearTimeout(timer)
    },
  }

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        if (clock() >= ownersAt) await followOwners()
        if (clock() >= lookAt) await takeDue()
        await takeWritten()
      } catch (error) {
        onError(error)
      }
      await bell.wait(GATHER_MS, LOOK_MS)
    }
    unsubscribe()
    for (const leave of owners.values()) leave()
  }

  async function followOwners(): Promise<void> {
    ownersAt = clock() + OWNERS_MS
    const active = new Set((await listActiveOwners(deps.db)).map(({ user_id }) => user_id))
    for (const [user_id, leave] of owners) {
      if (active.has(user_id)) continue
      leave()
      owners.delete(user_id)
    }
    for (const user_id of active) {
      if (owners.has(user_id)) continue
      owners.set(
        user_id,
        deps.wakeBus.subscribe(user_id, () => hear(user_id)),
      )
      written.add(user_id)
    }
  }

  function hear(user_id: string): void {
    pages.drop(user_id)
    written.add(user_id)
    for (const run of running.values()) if (run.user_id === user_id) run.hasNews = true
    bell.ring()
  }

  async function takeDue(): Promise<void> {
    lookAt = clock() + LOOK_MS
    const failing = [...running.values()].filter(({ isFailing }) => isFailing).length
    const with_failing = failing < failingAtOnce
    const most = Math.min(atOnce - running.size, with_failing ? failingAtOnce - failing : atOnce)
    if (most <= 0) return
    const now = deps.now()
    const claim = deps.newId()
    const lease = after(now, LEASE_MS)
    start(claim, await claimDue(deps.db, { now, claim, lease, with_failing, limit: most }))
  }

  async function takeWritten(): Promise<void> {
    const most = atOnce - running.size
    if (most <= 0 || written.size === 0) return
    const user_ids = [...written].slice(0, OWNERS_AT_ONCE)
    for (const user_id of user_ids) written.delete(user_id)
    const claim = deps.newId()
    const lease = after(deps.now(), LEASE_MS)
    let isAll = false
    try {
      const taken = await claimWritten(deps.db, { user_ids, claim, lease, limit: most })
      isAll = taken.length < most
      start(claim, taken)
    } finally {
      // The limit may have left out some of their webhooks, and a statement that failed took none.
      if (!isAll) for (const user_id of user_ids) written.add(user_id)
    }
    if (written.size > 0) bell.ring()
  }

  function start(claim: string, taken: readonly ClaimedWebhook[]): void {
    for (const webhook of taken) {
      const run: Running = {
        user_id: webhook.user_id,
        isFailing: webhook.failures > 0,
        hasNews: false,
        ended: Promise.resolve(),
      }
      const takeNews = () => {
        const { hasNews } = run
        run.hasNews = false
        return hasNews
      }
      const options = {
        claim,
        read: pages.read,
        turn,
        limit,
        takeNews,
        stopping: stopping.signal,
        cut: cut.signal,
      }
      const ended = finish(webhook, run, runWebhook(deps, webhook, options))
      running.set(webhook.id, Object.assign(run, { ended }))
    }
  }

  async function finish(webhook: ClaimedWebhook, run: Running, result: Promise<RunOutcome>): Promise<void> {
    try {
      const outcome = await result
      // A hint that came after the run had looked for the last time.
      if (run.hasNews) written.add(webhook.user_id)
      if (outcome === 'busy') lookAt = 0
      onRun?.(webhook, outcome)
    } catch (error) {
      onError(error)
    } finally {
      if (running.get(webhook.id) === run) running.delete(webhook.id)
      bell.ring()
    }
  }
}

/** Spreads requests over time. A request that comes after a pause waits for nothing. */
function createTurns(perSecond: number, clock: () => number): () => Promise<void> {
  const gap = 1_000 / perSecond
  /** Requests that may start at once after a pause. */
  const burst = 10
  let next = 0
  return async () => {
    const now = clock()
    next = Math.max(next + gap, now - burst * gap)
    if (next > now) await pause(next - now)
  }
}

/** Lets a loop sleep until it is rung, for at least and at most some milliseconds. */
function createBell() {
  let isRung = false
  let resume = () => {}
  return {
    ring() {
      isRung = true
      resume()
    },
    async wait(least: number, most: number) {
      await pause(least)
      if (!isRung)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, most - least)
          resume = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      isRung = false
    },
  }
}
