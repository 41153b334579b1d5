import type { MutableReplica, ReplicaState } from '@taskwire/domain'

// Apart from `replica-storage.ts`, whose published types must not name the domain.

/** Returns a copy that steps can be applied to. */
export function copyState({ owner, format, rows, cursor, operations, issues }: ReplicaState): MutableReplica {
  return { owner, format, rows: new Map(rows), cursor, operations: [...operations], issues: [...issues] }
}
