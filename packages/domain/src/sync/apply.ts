import type { EntityKey } from '../entities/rows.ts'
import type { Mutation } from './mutation.ts'
import { rowKey, type ReplicaDelta, type ReplicaState, type Row, type SyncIssue } from './state.ts'

/** A state that is updated in place: it may have 100,000 rows, and most steps change one. */
export interface MutableReplica extends ReplicaState {
  owner?: string | undefined
  format?: string | undefined
  rows: Map<EntityKey, Row>
  cursor: string | undefined
  operations: Mutation[]
  issues: SyncIssue[]
}

/** Applies one step to a state, in place. */
export function applyDelta(state: MutableReplica, delta: ReplicaDelta): void {
  if (delta.owner !== undefined) state.owner ??= delta.owner
  if (delta.reset === true) state.rows.clear()
  if (delta.format !== undefined) state.format = delta.format
  for (const row of delta.rows ?? []) state.rows.set(rowKey(row), row)
  for (const key of delta.forgotten ?? []) state.rows.delete(key)
  if (delta.cursor !== undefined) state.cursor = delta.cursor
  if (touchesOutbox(delta)) state.operations = outboxAfter(state.operations, delta)
  if (delta.parked !== undefined || delta.cleared !== undefined)
    state.issues = issuesAfter(state.issues, delta)
}

function touchesOutbox({ queued, amended, settled }: ReplicaDelta): boolean {
  return queued !== undefined || amended !== undefined || settled !== undefined
}

/**
 * Returns a new list, because readers may still use the old one. Most steps change one of many mutations, so building an index or
 * sorting a sorted list would cost more than it saves.
 */
function outboxAfter(
  mutations: readonly Mutation[],
  { queued = [], amended = [], settled = [] }: ReplicaDelta,
): Mutation[] {
  const gone = new Set(settled)
  const outbox = gone.size === 0 ? [...mutations] : mutations.filter(({ op_id }) => !gone.has(op_id))
  for (const mutation of amended) replace(outbox, mutation)
  for (const mutation of queued) if (!replace(outbox, mutation)) outbox.push(mutation)
  const isInOrder = outbox.every((mutation, index) => {
    const before = outbox[index - 1]
    return before === undefined || byOrder(before, mutation) <= 0
  })
  return isInOrder ? outbox : outbox.toSorted(byOrder)
}

function replace(outbox: Mutation[], mutation: Mutation): boolean {
  const index = outbox.findLastIndex(({ op_id }) => op_id === mutation.op_id)
  if (index >= 0) outbox[index] = mutation
  return index >= 0
}

function byOrder(a: Mutation, b: Mutation): number {
  return orderOf(a) - orderOf(b)
}

/** Mutations without an order are not stored yet and come last. */
function orderOf({ order = Number.MAX_SAFE_INTEGER }: Mutation): number {
  return order
}

function issuesAfter(issues: readonly SyncIssue[], { parked = [], cleared = [] }: ReplicaDelta): SyncIssue[] {
  const gone = new Set([...cleared, ...parked.map(({ operation }) => operation.op_id)])
  return [...issues.filter(({ operation }) => !gone.has(operation.op_id)), ...parked]
}
