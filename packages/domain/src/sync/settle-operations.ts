import { applyDelta, type MutableReplica } from './apply-delta.ts'
import type { Operation } from './mutation.ts'
import type { ReplicaDelta, ReplicaState } from './replica-state.ts'
import { confirmOperation, dropOperation, refuseOperation, type Answer } from './settle-operation.ts'
import type { Refusal } from './sync-issue.ts'

/** What the server said of an operation. */
export type Settlement = { readonly operation: Operation } & (
  | { readonly answer: Answer }
  | { readonly refusal: Refusal }
)

/** What the answers to a batch change: one step, so that a batch is stored and shown whole. */
export function settleOperations(state: ReplicaState, settlements: readonly Settlement[]): ReplicaDelta {
  const draft: MutableReplica = {
    rows: new Map(state.rows),
    cursor: state.cursor,
    operations: [...state.operations],
    issues: [],
  }
  /** Tasks with an operation that goes again: what was built on it and refused with it does, too. */
  const again = new Set<string>()
  const steps: ReplicaDelta[] = []
  for (const settlement of settlements) {
    const { operation } = settlement
    if ('refusal' in settlement && again.has(operation.input.id)) continue
    const step = settleOne(draft, settlement)
    if (step.settled === undefined) again.add(operation.input.id)
    applyDelta(draft, step)
    steps.push(step)
  }
  return joined(steps)
}

function settleOne(state: ReplicaState, settlement: Settlement): ReplicaDelta {
  const { operation } = settlement
  if ('answer' in settlement) return confirmOperation(state, operation, settlement.answer)
  // Deleted by somebody else: that is what was wanted.
  if (operation.name === 'delete' && settlement.refusal.code === 'TASK_NOT_FOUND')
    return dropOperation(operation)
  return refuseOperation(operation, settlement.refusal)
}

/** Of a row and of an operation the last word counts. */
function joined(steps: readonly ReplicaDelta[]): ReplicaDelta {
  const settled = new Set(steps.flatMap((step) => step.settled ?? []))
  const rows = new Map(steps.flatMap(({ rows = [] }) => rows.map((row) => [row.id, row] as const)))
  const amended = new Map(
    steps.flatMap((step) => step.amended ?? []).map((operation) => [operation.op_id, operation] as const),
  )
  return {
    rows: [...rows.values()],
    settled: [...settled],
    amended: [...amended.values()].filter(({ op_id }) => !settled.has(op_id)),
    parked: steps.flatMap((step) => step.parked ?? []),
  }
}
