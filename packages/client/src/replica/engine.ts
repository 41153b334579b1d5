import {
  createReplica,
  emptyView,
  viewAfter,
  type ReplicaDelta,
  type ReplicaState,
  type TaskState,
  type TaskView,
} from '@taskwire/domain'
import { createKeeper } from './keeper.ts'
import type { ReplicaStorage } from './storage.ts'

/** The core over its storage: what is shown, and every step in which it changes. */
export interface Engine {
  readonly state: ReplicaState
  readonly shown: ReadonlyMap<string, TaskState>
  /** How many operations have left the outbox so far. */
  readonly answered: () => number
  /** Tasks as they are shown now. */
  view(): TaskView
  /** Counts the steps. */
  readonly version: () => number
  /** Whether the storage takes nothing at present: what is done lives as long as this process. */
  readonly isFailing: () => boolean
  /** Reads everything from the storage. */
  load(): Promise<void>
  /**
   * Takes a step of the log: shown at once, then stored, then told to `onStep`. Steps follow each other; the function sees
   * the state that the one before left, and may have nothing to do: then it answers false. Throws {@link LostLead} when
   * somebody else has written meanwhile.
   */
  step(decide: (state: ReplicaState) => ReplicaDelta | undefined): Promise<boolean>
  /** Takes what a person asked for, shown at once; resolves when it is durable. Rejects when it is not, and takes it all the same. */
  enqueue(delta: ReplicaDelta): Promise<void>
  /** Takes a step that another tab took and stored. */
  hear(delta: ReplicaDelta, version?: number): Promise<void>
  /** Gives the storage a last chance to take what it has not. */
  close(): Promise<void>
}

export interface EngineEvents {
  /** Something else is shown, or the outbox or the issues changed. */
  readonly onChange: () => void
  /** A step was stored; others need to hear of it. */
  readonly onStep: (delta: ReplicaDelta, version?: number) => void
}

const LOST_LEAD = 'LostLead'

/** Thrown when another tab writes: this one leads no longer. */
export function isLostLead(error: unknown): boolean {
  return error instanceof Error && error.name === LOST_LEAD
}

export function createEngine(
  user_id: string,
  storage: Pick<ReplicaStorage, 'load' | 'commit' | 'enqueue'>,
  events: EngineEvents,
): Engine {
  const replica = createReplica(user_id)
  let version = 0
  let view = emptyView
  let changed = new Set<string>()
  let steps = Promise.resolve()

  const show = (ids: ReadonlySet<string>) => {
    if (changed.size === 0) changed = new Set(ids)
    else for (const id of ids) changed.add(id)
    events.onChange()
  }
  const inTurn = <Result>(run: () => Promise<Result>): Promise<Result> => {
    const result = steps.then(run)
    steps = result.then(ignore, ignore)
    return result
  }
  const keeper = createKeeper(storage, {
    waiting: () => replica.state.operations,
    onPlaced(queued) {
      show(replica.apply({ queued }))
      events.onStep({ queued })
    },
    onChange: events.onChange,
  })
  const reload = async () => {
    const stored = await keeper.load()
    version = stored.version
    show(replica.load(stored.state))
  }

  return {
    state: replica.state,
    shown: replica.shown,
    answered: replica.answered,
    version: () => version,
    isFailing: keeper.isFailing,
    close: () => keeper.close(),
    view() {
      if (changed.size > 0) view = viewAfter(view, changed, replica.shown)
      changed = new Set()
      return view
    },
    load: () => inTurn(reload),
    step: (decide) =>
      inTurn(async () => {
        const delta = decide(replica.state)
        if (delta === undefined) return false
        show(replica.apply(delta))
        if (!(await keeper.commit(delta, version))) {
          await reload()
          throw Object.assign(new Error('Another tab leads'), { name: LOST_LEAD })
        }
        events.onStep(delta, ++version)
        return true
      }),
    async enqueue(delta) {
      show(replica.apply(delta))
      const { queued, ...result } = await keeper.enqueue(delta)
      const placed = { ...delta, queued }
      show(replica.apply(placed))
      events.onStep(placed)
      if ('failure' in result) throw result.failure
    },
    hear: (delta, heard) =>
      inTurn(async () => {
        if (heard === undefined || heard === version + 1) {
          version = heard ?? version
          show(replica.apply(delta))
        } else if (heard > version) await reload()
      }),
  }
}

/** Whoever asked for it hears of it. */
function ignore(): void {}
