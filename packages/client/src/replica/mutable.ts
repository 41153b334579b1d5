import type { MutableReplica, ReplicaState } from '@taskwire/domain'

/** A state of one's own, to take steps in. */
export function mutable({ owner, rows, cursor, operations, issues }: ReplicaState): MutableReplica {
  return { owner, rows: new Map(rows), cursor, operations: [...operations], issues: [...issues] }
}
