import type { Operation } from './mutation.ts'
import type { ReplicaDelta, ReplicaState } from './replica-state.ts'
import type { Row } from './row.ts'
import type { SyncIssue } from './sync-issue.ts'

/** A replica's state that takes steps in place: rows are many, and most steps touch one. */
export interface MutableReplica extends ReplicaState {
  rows: Map<string, Row>
  cursor: string | undefined
  operations: Operation[]
  issues: SyncIssue[]
}

/** Takes one step. */
export function applyDelta(state: MutableReplica, delta: ReplicaDelta): void {
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

function outboxAfter(operations: readonly Operation[], delta: ReplicaDelta): Operation[] {
  const settled = new Set(delta.settled)
  const amended = byId([...(delta.amended ?? []), ...(delta.queued ?? [])])
  const kept = operations
    .filter(({ op_id }) => !settled.has(op_id))
    .map((operation) => take(amended, operation.op_id) ?? operation)
  const joined = (delta.queued ?? []).filter(({ op_id }) => amended.has(op_id))
  if (joined.length === 0 && delta.queued === undefined) return kept
  return [...kept, ...joined].toSorted((a, b) => placeOf(a) - placeOf(b))
}

/** What is not stored yet comes after what is. */
function placeOf({ order = Number.MAX_SAFE_INTEGER }: Operation): number {
  return order
}

function issuesAfter(issues: readonly SyncIssue[], { parked = [], cleared = [] }: ReplicaDelta): SyncIssue[] {
  const gone = new Set([...cleared, ...parked.map(({ operation }) => operation.op_id)])
  return [...issues.filter(({ operation }) => !gone.has(operation.op_id)), ...parked]
}

function byId(operations: readonly Operation[]): Map<string, Operation> {
  return new Map(operations.map((operation) => [operation.op_id, operation]))
}

function take(operations: Map<string, Operation>, op_id: string): Operation | undefined {
  const operation = operations.get(op_id)
  operations.delete(op_id)
  return operation
}
