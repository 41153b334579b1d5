import type { Engine } from './engine.ts'
import type { ReplicaSnapshot, ReplicaStatus } from './replica-snapshot.ts'

/** The present moment of an engine as a value. */
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
