import { applyDelta, type Mutation, type ReplicaDelta } from '@taskwire/domain'
import { createSerialQueue } from '../serial-queue.ts'
import { copyState } from './copy-state.ts'
import type { ReplicaStorage, StoredReplica } from './replica-storage.ts'

/** Milliseconds until a failed write is tried again. */
const RETRY_MS = 3_000
/**
 * The distance between two places in the outbox that this file assigns itself. Storages assign whole numbers, so these places follow
 * a stored one without reaching the next.
 */
const PLACE_STEP = 1e-5

/** A storage with a buffer in memory: failed writes wait in order and are retried until the storage accepts them. */
export interface RetryingStorage {
  load(): Promise<StoredReplica>
  commit(delta: ReplicaDelta, version: number): Promise<boolean>
  /** Always returns the mutations with their places in the outbox; `failure` says why they are not durable yet. */
  enqueue(delta: ReplicaDelta): Promise<{ readonly queued: readonly Mutation[]; readonly failure?: unknown }>
  /** Whether writes wait in memory. */
  readonly isFailing: () => boolean
  /** Tries one last time and stops retrying. */
  close(): Promise<void>
}

export interface RetryingStorageEvents {
  /** Returns the outbox as it is shown. */
  readonly waiting: () => readonly Mutation[]
  /** The storage accepted mutations that had waited in memory. */
  readonly onPlaced: (queued: readonly Mutation[]) => void
  /** `isFailing` may return another value. */
  readonly onChange: () => void
}

export function createRetryingStorage(
  storage: Pick<ReplicaStorage, 'load' | 'commit' | 'enqueue'>,
  events: RetryingStorageEvents,
): RetryingStorage {
  /** The version of the storage; `backlog` holds the steps after it. */
  let version = 0
  let backlog: ReplicaDelta[] = []
  /** Ids of mutations to store, and of issues to delete. */
  const unstored = new Set<string>()
  const uncleared = new Set<string>()
  /** Another tab has written a step, so the next `commit` must fail. */
  let isOvertaken = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const inOrder = createSerialQueue()

  const isFailing = () => backlog.length + unstored.size + uncleared.size > 0
  const scheduleRetry = () => {
    events.onChange()
    timer ??= setTimeout(() => {
      timer = undefined
      void inOrder(flush)
        .catch(ignore)
        .then(() => (isFailing() ? scheduleRetry() : events.onChange()))
    }, RETRY_MS)
  }
  const flush = async () => {
    const [names, cleared] = [[...unstored], [...uncleared]]
    // Mutations that left the outbox meanwhile need no storing any more.
    const queued = events.waiting().filter(({ op_id }) => unstored.has(op_id))
    if (queued.length + cleared.length > 0) events.onPlaced(await storage.enqueue({ queued, cleared }))
    for (const name of names) unstored.delete(name)
    for (const name of cleared) uncleared.delete(name)
    for (let [step] = backlog; step !== undefined; [step] = backlog) {
      isOvertaken = !(await storage.commit(step, version))
      if (isOvertaken) backlog = []
      else backlog.shift()
      version++
    }
  }
  /** The last place that was assigned here. */
  let last = 0
  const place = (mutations: readonly Mutation[]) => {
    last = Math.max(last, ...events.waiting().map(({ order = 0 }) => order))
    return mutations.map((mutation): Mutation => ({
      ...mutation,
      order: (last += PLACE_STEP * (1 + Math.random())),
    }))
  }

  return {
    isFailing,
    load: () =>
      inOrder(async () => {
        const stored = await storage.load()
        if (stored.version !== version) backlog = []
        version = stored.version
        isOvertaken = false
        const state = copyState(stored.state)
        const queued = events.waiting().filter(({ op_id }) => unstored.has(op_id))
        for (const step of [...backlog, { queued, cleared: [...uncleared] }]) applyDelta(state, step)
        return { state, version: version + backlog.length }
      }),
    commit: (delta, expected) =>
      inOrder(async () => {
        if (isOvertaken || expected !== version + backlog.length) return false
        const { amended = [] } = delta
        const step = { ...delta, amended: amended.filter(({ op_id }) => !unstored.has(op_id)) }
        try {
          if (backlog.length > 0) throw new Error('Earlier steps wait')
          if (!(await storage.commit(step, expected))) return false
          version = expected + 1
        } catch {
          backlog.push(step)
          scheduleRetry()
        }
        return true
      }),
    async enqueue(delta) {
      try {
        return { queued: await storage.enqueue(delta) }
      } catch (failure) {
        for (const { op_id } of delta.queued ?? []) unstored.add(op_id)
        for (const op_id of delta.cleared ?? []) uncleared.add(op_id)
        scheduleRetry()
        return { queued: place(delta.queued ?? []), failure }
      }
    },
    async close() {
      clearTimeout(timer)
      await inOrder(flush).catch(ignore)
    },
  }
}

/** The step stays in memory and is retried. */
function ignore(): void {}
