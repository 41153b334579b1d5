import type { ReplicaSnapshot } from './replica-snapshot.ts'

/** Keeps the present snapshot, makes the next one when it is asked for, and tells who wants to know. */
export interface SnapshotStore {
  readonly getSnapshot: () => ReplicaSnapshot
  readonly subscribe: (listener: () => void) => () => void
  /** Something is different now. */
  readonly change: () => void
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
    change() {
      snapshot = undefined
      for (const listener of Array.from(listeners)) listener()
    },
  }
}
