import type { Engine } from './engine.ts'
import type { ReplicaSnapshot, ReplicaStatus } from './replica-snapshot.ts'

/** Caches the current snapshot and builds the next one when it is read. */
export interface SnapshotStore {
  readonly getSnapshot: () => ReplicaSnapshot
  readonly subscribe: (listener: () => void) => () => void
  /** Drops the cached snapshot and calls the listeners. */
  readonly invalidate: () => void
}

export function createSnapshotStore(read: () => ReplicaSnapshot): SnapshotStore {
  const listeners = new Set<() => void>()
  let snapshot: ReplicaSnapshot | undefined
  return {
    getSnapshot: () => (snapshot ??= read()),
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

/** Returns the current content of an engine as a value. */
export function readSnapshot(
  engine: Engine,
  { isLoaded, ...status }: Omit<ReplicaStatus, 'pending'> & { readonly isLoaded: boolean },
): ReplicaSnapshot {
  const { operations, issues, cursor } = engine.state
  return {
    ...engine.view(),
    isLoaded,
    isComplete: cursor !== undefined,
    outbox: operations,
    pendingIds: new Set(operations.map(({ input }) => input.id)),
    issues,
    status: { ...status, pending: operations.length },
  }
}
