import { epochOf } from './cursor.ts'
import { pickTexts, textsOf, type Mutation } from './mutation.ts'
import type { ReplicaDelta, ReplicaState, SyncIssue } from './state.ts'

/** Sends a parked operation again, as it was, after all that waits. */
export function retryIssue({ operation: rejected }: SyncIssue): ReplicaDelta {
  const mutation = { ...rejected }
  // It goes to the end of the outbox.
  delete mutation.order
  return { cleared: [mutation.op_id], queued: [mutation] }
}

/** Lets go of a parked operation. */
export function discardIssue({ operation: mutation }: SyncIssue): ReplicaDelta {
  return { cleared: [mutation.op_id] }
}

/** Sends a conflicting edit again on top of the newest text that is known: what the person chose, having seen both. */
export function keepMine(
  state: ReplicaState,
  issue: SyncIssue,
  { op_id, at }: { op_id: string; at: string },
): ReplicaDelta {
  const { operation: mutation, refusal } = issue
  const mine = textsOf(mutation)
  const known = state.rows.get(mutation.input.id)?.task ?? undefined
  const { current } = refusal
  const newest = known !== undefined && known.revision >= (current?.revision ?? -1) ? known : current
  if (
    issue.conflict === undefined ||
    mutation.name !== 'update' ||
    mine === undefined ||
    newest === undefined
  )
    return retryIssue(issue)
  const { expected_revision: _, ...input } = mutation.input
  // The task of the refusal is of the epoch in which the edit was refused.
  const epoch = newest === known ? epochOf(state.cursor) : mutation.epoch
  const again: Mutation = {
    op_id,
    at,
    name: 'update',
    input: { ...input, base_revision: newest.revision },
    seen: pickTexts(newest, mine),
    ...(epoch !== undefined && { epoch }),
  }
  return { cleared: [mutation.op_id], queued: [again] }
}
