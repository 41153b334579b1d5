import { epochOf } from './cursor.ts'
import type { Operation } from './mutation.ts'
import type { ReplicaDelta, ReplicaState } from './replica-state.ts'
import type { SyncIssue } from './sync-issue.ts'
import { sameFields, textsOf } from './texts.ts'

/** Sends a parked operation again, as it was, after all that waits. */
export function retryIssue({ operation: parked }: SyncIssue): ReplicaDelta {
  const operation = { ...parked }
  // It goes to the end of the outbox.
  delete operation.order
  return { cleared: [operation.op_id], queued: [operation] }
}

/** Lets go of a parked operation. */
export function discardIssue({ operation }: SyncIssue): ReplicaDelta {
  return { cleared: [operation.op_id] }
}

/** Sends a conflicting edit again on top of the newest text that is known: what the person chose, having seen both. */
export function keepMine(
  state: ReplicaState,
  issue: SyncIssue,
  { op_id, at }: { op_id: string; at: string },
): ReplicaDelta {
  const { operation, refusal } = issue
  const mine = textsOf(operation)
  const known = state.rows.get(operation.input.id)?.task ?? undefined
  const { current } = refusal
  const newest = known !== undefined && known.revision >= (current?.revision ?? -1) ? known : current
  if (
    issue.conflict === undefined ||
    operation.name !== 'update' ||
    mine === undefined ||
    newest === undefined
  )
    return retryIssue(issue)
  const { expected_revision: _, ...input } = operation.input
  // The task of the refusal is of the epoch in which the edit was refused.
  const epoch = newest === known ? epochOf(state.cursor) : operation.epoch
  const again: Operation = {
    op_id,
    at,
    name: 'update',
    input: { ...input, base_revision: newest.revision },
    seen: sameFields(newest, mine),
    ...(epoch !== undefined && { epoch }),
  }
  return { cleared: [operation.op_id], queued: [again] }
}
