import type { EntityViews } from '@taskwire/domain'
import type { Engine } from './engine.ts'
import type { EntityLists, ReplicaStatus, Snapshot } from './replica-snapshot.ts'

/** Caches the current snapshot and builds the next one when it is read. */
export interface SnapshotStore {
  readonly getSnapshot: () => Snapshot
  readonly subscribe: (listener: () => void) => () => void
  /** Drops the cached snapshot and calls the listeners. */
  readonly invalidate: () => void
}

export function createSnapshotStore(read: (last: Snapshot | undefined) => Snapshot): SnapshotStore {
  const listeners = new Set<() => void>()
  let snapshot: Snapshot | undefined
  let last: Snapshot | undefined
  return {
    getSnapshot: () => (snapshot ??= last = read(last)),
    subscribe(listener) {
      const entry = () => listener()
      listeners.add(entry)
      return () => void listeners.delete(entry)
    },
    invalidate() {
      snapshot = undefined
      for (const listener of Array.from(listeners)) listener()
    },
  }
}

/** Returns the current content of an engine as a value. Equal parts of the last value keep their identity. */
export function readSnapshot(
  engine: Engine,
  { isLoaded, ...status }: Omit<ReplicaStatus, 'pending'> & { readonly isLoaded: boolean },
  last?: Snapshot,
): Snapshot {
  const { operations, issues, cursor } = engine.state
  const pendingIds = new Set(operations.map(({ input }) => input.id))
  const isSame =
    last?.pendingIds.size === pendingIds.size &&
    operations.every(({ input }) => last.pendingIds.has(input.id))
  return {
    ...listsOf(engine.views()),
    isLoaded,
    isComplete: cursor !== undefined,
    outbox: operations,
    pendingIds: isSame ? last.pendingIds : pendingIds,
    issues,
    status: { ...status, pending: operations.length },
  }
}

/** Returns the rows of each kind by the name of the collection, such as `tasks`. */
function listsOf(views: EntityViews): EntityLists {
  return Object.fromEntries(
    Object.entries(views).map(([kind, list]) => [`${kind}s`, list]),
  ) as unknown as EntityLists
}
