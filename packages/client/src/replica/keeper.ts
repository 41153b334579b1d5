import { applyDelta, type Mutation, type ReplicaDelta } from '@taskwire/domain'
import { mutable } from './mutable.ts'
import type { ReplicaStorage, StoredReplica } from './storage.ts'

/** Milliseconds until a storage that took nothing is asked again. */
const AGAIN_MS = 3_000
/** Between the places of operations that no storage has placed: each fits behind a whole number. */
const STEP = 1e-5

/** A storage and what it could not take: that is kept in memory, in order, and given to it when it takes something again. */
export interface Keeper {
  load(): Promise<StoredReplica>
  commit(delta: ReplicaDelta, version: number): Promise<boolean>
  /** Answers the operations with places in the outbox in any case, and why they are not durable if they are not. */
  enqueue(delta: ReplicaDelta): Promise<{ readonly queued: readonly Mutation[]; readonly failure?: unknown }>
  readonly isFailing: () => boolean
  /** Tries a last time, and keeps nothing from then on. */
  close(): Promise<void>
}

export interface KeeperEvents {
  /** The outbox as it is shown. */
  readonly waiting: () => readonly Mutation[]
  /** Operations that were kept in memory are durable now. */
  readonly onPlaced: (queued: readonly Mutation[]) => void
  /** It fails now, or no longer. */
  readonly onChange: () => void
}

export function createKeeper(
  storage: Pick<ReplicaStorage, 'load' | 'commit' | 'enqueue'>,
  events: KeeperEvents,
): Keeper {
  /** Where the storage stands, and the steps since that it has not taken. */
  let version = 0
  let backlog: ReplicaDelta[] = []
  const unstored = new Set<string>()
  const uncleared = new Set<string>()
  let isOvertaken = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let turns = Promise.resolve()

  const isFailing = () => backlog.length + unstored.size + uncleared.size > 0
  const inTurn = <Result>(run: () => Promise<Result>): Promise<Result> => {
    const result = turns.then(run)
    turns = result.then(ignore, ignore)
    return result
  }
  const later = () => {
    events.onChange()
    timer ??= setTimeout(() => {
      timer = undefined
      void inTurn(giveOn)
        .catch(ignore)
        .then(() => (isFailing() ? later() : events.onChange()))
    }, AGAIN_MS)
  }
  const giveOn = async () => {
    const [names, cleared] = [[...unstored], [...uncleared]]
    // What was answered meanwhile needs no storing any more.
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
  /** The last place that was given here. */
  let last = 0
  const place = (operations: readonly Mutation[]) => {
    last = Math.max(last, ...events.waiting().map(({ order = 0 }) => order))
    return operations.map((operation): Mutation => ({
      ...operation,
      order: (last += STEP * (1 + Math.random())),
    }))
  }

  return {
    isFailing,
    load: () =>
      inTurn(async () => {
        const stored = await storage.load()
        if (stored.version !== version) backlog = []
        version = stored.version
        isOvertaken = false
        const state = mutable(stored.state)
        const queued = events.waiting().filter(({ op_id }) => unstored.has(op_id))
        for (const step of [...backlog, { queued, cleared: [...uncleared] }]) applyDelta(state, step)
        return { state, version: version + backlog.length }
      }),
    commit: (delta, expected) =>
      inTurn(async () => {
        if (isOvertaken || expected !== version + backlog.length) return false
        const { amended = [] } = delta
        const step = { ...delta, amended: amended.filter(({ op_id }) => !unstored.has(op_id)) }
        try {
          if (backlog.length > 0) throw new Error('Others wait before it')
          if (!(await storage.commit(step, expected))) return false
          version = expected + 1
        } catch {
          backlog.push(step)
          later()
        }
        return true
      }),
    async enqueue(delta) {
      try {
        return { queued: await storage.enqueue(delta) }
      } catch (failure) {
        for (const { op_id } of delta.queued ?? []) unstored.add(op_id)
        for (const op_id of delta.cleared ?? []) uncleared.add(op_id)
        later()
        return { queued: place(delta.queued ?? []), failure }
      }
    },
    async close() {
      clearTimeout(timer)
      await inTurn(giveOn).catch(ignore)
    },
  }
}

/** It is tried again. */
function ignore(): void {}
