import type { Operation } from './mutation.ts'
import type { ReplicaDelta, ReplicaState } from './replica-state.ts'
import type { Row } from './row.ts'
import type { SyncIssue } from './sync-issue.ts'

/** A replica's state that takes steps in place: rows are many, and most steps touch one. */
export interface MutableReplica extends ReplicaState {
  owner?: string | undefined
  rows: Map<string, Row>
  cursor: string | undefined
  operations: Operation[]
  issues: SyncIssue[]
}

/** Takes one step. */
export function applyDelta(state: MutableReplica, delta: ReplicaDelta): void {
  if (delta.owner !== undefined) state.owner ??= delta.owner
  if (delta.reset === true) state.rows.clear()
  for (const row of delta.rows ?? []) state.rows.set(row.id, row)
  for (const id of delta.forgotten ?? []) state.rows.delete(id)
  if (delta.cursor !== undefined) state.cursor = delta.cursor
  if (touchesOutbox(delta)) state.operations = outboxAfter(state.operations, delta)
  if (delta.parked !== undefined || delta.cleared !== undefined)
    state.issues = issuesAfter(state.issues, delta)
}

function touchesOutbox({ queued, amended, settled }: ReplicaDelta): boolean {
  return queued !== undefined || amended !== undefined || settled !== undefined
}

/** A new list: the old one may be shown. Most steps touch one operation of many, so there is no index and no needless sort. */
function outboxAfter(
  operations: readonly Operation[],
  { queued = [], amended = [], settled = [] }: ReplicaDelta,
): Operation[] {
  const gone = new Set(settled)
  const outbox = gone.size === 0 ? [...operations] : operations.filter(({ op_id }) => !gone.has(op_id))
  for (const operation of amended) replace(outbox, operation)
  for (const operation of queued) if (!replace(outbox, operation)) outbox.push(operation)
  const isInOrder = outbox.every((operation, index) => {
    const before = outbox[index - 1]
    return before === undefined || byPlace(before, operation) <= 0
  })
  return isInOrder ? outbox : outbox.toSorted(byPlace)
}

function replace(outbox: Operation[], operation: Operation): boolean {
  const index = outbox.findLastIndex(({ op_id }) => op_id === operation.op_id)
  if (index >= 0) outbox[index] = operation
  return index >= 0
}

function byPlace(a: Operation, b: Operation): number {
  return placeOf(a) - placeOf(b)
}

/** What is not stored yet comes after what is. */
function placeOf({ order = Number.MAX_SAFE_INTEGER }: Operation): number {
  return order
}

function issuesAfter(issues: readonly SyncIssue[], { parked = [], cleared = [] }: ReplicaDelta): SyncIssue[] {
  const gone = new Set([...cleared, ...parked.map(({ operation }) => operation.op_id)])
  return [...issues.filter(({ operation }) => !gone.has(operation.op_id)), ...parked]
}
