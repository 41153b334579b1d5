import { rulesOf } from '../entities/entity-rules.ts'
import { epochOf } from './cursor.ts'
import { keyOf, pickTexts, textsOf, withInput } from './mutation.ts'
import type { ReplicaDelta, ReplicaState, SyncIssue } from './state.ts'

/** Queues a rejected mutation again, unchanged. */
export function retryIssue({ operation: rejected }: SyncIssue): ReplicaDelta {
  const mutation = { ...rejected }
  // Without an order the mutation moves to the end of the outbox.
  delete mutation.order
  return { cleared: [mutation.op_id], queued: [mutation] }
}

/** Discards a rejected mutation. */
export function discardIssue({ operation }: SyncIssue): ReplicaDelta {
  return { cleared: [operation.op_id] }
}

/**
 * Queues a conflicting edit again, based on the newest known text: the user has seen both texts and chose this one. Retries an issue
 * that is not a conflict.
 */
export function keepMine(
  state: ReplicaState,
  issue: SyncIssue,
  { op_id, at }: { op_id: string; at: string },
): ReplicaDelta {
  const { operation: mutation, refusal } = issue
  const mine = textsOf(mutation)
  const known = state.rows.get(keyOf(mutation))?.living ?? undefined
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
  // The row of the refusal belongs to the epoch of the rejected edit.
  const epoch = newest === known ? epochOf(state.cursor) : mutation.epoch
  const { order: __, seen: ___, epoch: ____, ...rest } = mutation
  const again = {
    ...withInput(rest, { ...input, base_revision: newest.revision }),
    op_id,
    at,
    seen: pickTexts(newest, mine),
    ...(epoch !== undefined && { epoch }),
  }
  return { cleared: [mutation.op_id], queued: [again] }
}

/**
 * Returns the id of the row that a refused edit can be applied to instead: the next one of a repeating task that was completed
 * meanwhile. Undefined without such a row.
 */
export function successorOf({
  operation: { kind, name },
  refusal: { current },
}: SyncIssue): string | undefined {
  if (name !== 'update' || current === undefined) return undefined
  return rulesOf(kind)?.successor?.(current) ?? undefined
}

/** Queues a refused edit for the row that has taken the place of its own. Retries an issue without such a row. */
export function applyToSuccessor(
  issue: SyncIssue,
  { op_id, at }: { op_id: string; at: string },
): ReplicaDelta {
  const id = successorOf(issue)
  if (id === undefined) return retryIssue(issue)
  const { op_id: refused, kind, name, input } = issue.operation
  const {
    base_revision: _,
    expected_revision: __,
    ...fields
  } = input as {
    readonly base_revision?: number
    readonly expected_revision?: number
  }
  const again = { op_id, kind, name, input: { ...fields, id }, at } as SyncIssue['operation']
  return { cleared: [refused], queued: [again] }
}
