import {
  createReplica,
  emptyViews,
  viewsAfter,
  type EntityKey,
  type EntityReader,
  type EntityViews,
  type ReplicaDelta,
  type ReplicaState,
} from '@taskwire/domain'
import { createSerialQueue } from '../serial-queue.ts'
import { createRecurrenceLoader } from './recurrence-loader.ts'
import { createRetryingStorage } from '../storage/retrying-storage.ts'
import type { ReplicaStorage } from '../storage/replica-storage.ts'

/** The replica's state together with its storage. Every change of the state passes through here. */
export interface Engine {
  readonly state: ReplicaState
  /** Reads the rows as they are shown. */
  readonly reader: EntityReader
  /** The number of mutations that have left the outbox so far. */
  readonly answered: () => number
  /** Returns the rows as they are shown now. */
  views(): EntityViews
  /** The number of steps that were stored. */
  readonly version: () => number
  /** Whether the storage refuses writes at present, so that new steps live only in memory. */
  readonly isFailing: () => boolean
  /** Reads everything from the storage. */
  load(): Promise<void>
  /**
   * Applies a step of the log: shows it at once, stores it, then reports it to `onStep`. Steps run one after the other, so `decide`
   * sees the state that the previous step left.
   *
   * @returns false when `decide` returned undefined, so that there was nothing to do
   * @throws an error that {@link isLeadershipLost} recognises when another tab has written since the last step
   */
  step(decide: (state: ReplicaState) => ReplicaDelta | undefined): Promise<boolean>
  /**
   * Applies a user's mutation: shows it at once and resolves when it is durable. Rejects when it could not be stored; it stays shown
   * and queued in memory then.
   */
  enqueue(delta: ReplicaDelta): Promise<void>
  /** Applies a step that another tab has already stored. */
  applyRemote(delta: ReplicaDelta, version?: number): Promise<void>
  /** Tries one last time to store what is only in memory. */
  close(): Promise<void>
}

export interface EngineEvents {
  /** The view, the outbox or the issues changed. */
  readonly onChange: () => void
  /** A step was stored, so other tabs must apply it too. `version` is missing for a user's mutation. */
  readonly onStep: (delta: ReplicaDelta, version?: number) => void
}

const LEADERSHIP_LOST = 'LeadLost'

/** Whether a step failed because another tab has become the leader. */
export function isLeadershipLost(error: unknown): boolean {
  return error instanceof Error && error.name === LEADERSHIP_LOST
}

export function createEngine(
  user_id: string,
  storage: Pick<ReplicaStorage, 'load' | 'commit' | 'enqueue'>,
  events: EngineEvents,
): Engine {
  const replica = createReplica(user_id)
  const inOrder = createSerialQueue()
  let version = 0
  let views = emptyViews
  let changed = new Set<EntityKey>()

  const loadRecurrence = createRecurrenceLoader((key) => replica.shown.get(key))

  const show = (keys: ReadonlySet<EntityKey>) => {
    loadRecurrence(keys)
    if (changed.size === 0) changed = new Set(keys)
    else for (const key of keys) changed.add(key)
    events.onChange()
  }
  const retrying = createRetryingStorage(storage, {
    waiting: () => replica.state.operations,
    onPlaced(queued) {
      show(replica.apply({ queued }))
      events.onStep({ queued })
    },
    onChange: events.onChange,
  })
  const reload = async () => {
    const stored = await retrying.load()
    version = stored.version
    show(replica.load(stored.state))
  }

  return {
    state: replica.state,
    reader: replica.reader,
    answered: replica.answered,
    version: () => version,
    isFailing: retrying.isFailing,
    close: () => retrying.close(),
    views() {
      if (changed.size > 0) views = viewsAfter(views, changed, replica.shown)
      changed = new Set()
      return views
    },
    load: () => inOrder(reload),
    step: (decide) =>
      inOrder(async () => {
        const delta = decide(replica.state)
        if (delta === undefined) return false
        show(replica.apply(delta))
        if (!(await retrying.commit(delta, version))) {
          await reload()
          throw Object.assign(new Error('Another tab leads'), { name: LEADERSHIP_LOST })
        }
        events.onStep(delta, ++version)
        return true
      }),
    async enqueue(delta) {
      show(replica.apply(delta))
      const { queued, ...result } = await retrying.enqueue(delta)
      const placed = { ...delta, queued }
      show(replica.apply(placed))
      events.onStep(placed)
      if ('failure' in result) throw result.failure
    },
    applyRemote: (delta, remoteVersion) =>
      inOrder(async () => {
        if (remoteVersion === undefined || remoteVersion === version + 1) {
          version = remoteVersion ?? version
          show(replica.apply(delta))
        } else if (remoteVersion > version) await reload()
      }),
  }
}
