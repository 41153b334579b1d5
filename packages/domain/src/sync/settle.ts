import type { Task } from '../tasks/task.ts'
import { applyDelta, type MutableReplica } from './apply.ts'
import { rebaseOnResult } from './base-revision.ts'
import { cursorRevision } from './cursor.ts'
import { pickTexts, splitTexts, textsMatch, textsOf, type Mutation } from './mutation.ts'
import { freshRows } from './receive.ts'
import type { Refusal, ReplicaDelta, ReplicaState, SyncIssue } from './state.ts'

/** The server's response to one mutation. */
export type Settlement = { readonly mutation: Mutation } & (
  | { readonly result: MutationResult }
  | { readonly refusal: Refusal }
)

/** Returns one step for all responses of a batch, so that the batch is stored and shown at once. */
export function settleMutations(state: ReplicaState, settlements: readonly Settlement[]): ReplicaDelta {
  const draft: MutableReplica = {
    rows: new Map(state.rows),
    cursor: state.cursor,
    operations: [...state.operations],
    issues: [],
  }
  /** Tasks with a mutation that is retried. Rejected mutations that depend on it are retried too. */
  const retried = new Set<string>()
  const steps: ReplicaDelta[] = []
  for (const settlement of settlements) {
    const { mutation } = settlement
    if ('refusal' in settlement && retried.has(mutation.input.id)) continue
    const step = settleOne(draft, settlement)
    if (step.settled === undefined) retried.add(mutation.input.id)
    applyDelta(draft, step)
    steps.push(step)
  }
  return joinDeltas(steps)
}

function settleOne(state: ReplicaState, settlement: Settlement): ReplicaDelta {
  const { mutation } = settlement
  if ('result' in settlement) return confirmMutation(state, mutation, settlement.result)
  // Another client has deleted the task already.
  if (mutation.name === 'delete' && settlement.refusal.code === 'TASK_NOT_FOUND')
    return { settled: [mutation.op_id] }
  return rejectMutation(mutation, settlement.refusal)
}

/** Joins steps into one. The last version of a row or a mutation wins. */
function joinDeltas(steps: readonly ReplicaDelta[]): ReplicaDelta {
  const acknowledged = new Set(steps.flatMap((step) => step.settled ?? []))
  const rows = new Map(steps.flatMap(({ rows = [] }) => rows.map((row) => [row.id, row] as const)))
  const updated = new Map(
    steps.flatMap((step) => step.amended ?? []).map((mutation) => [mutation.op_id, mutation] as const),
  )
  return {
    rows: [...rows.values()],
    settled: [...acknowledged],
    amended: [...updated.values()].filter(({ op_id }) => !acknowledged.has(op_id)),
    parked: steps.flatMap((step) => step.parked ?? []),
  }
}

/** The result of a mutation: the task, or the id and the revision of a deletion. */
export type MutationResult = Task | { readonly id: string; readonly revision: number }

/**
 * Returns the step for an acknowledged mutation. The mutation leaves the outbox in the step that adds its result, so the view does not
 * flicker. The log may have delivered the change first, so an older result is ignored as in `receivePage`.
 */
export function confirmMutation(
  state: ReplicaState,
  mutation: Mutation,
  result: MutationResult,
): ReplicaDelta {
  const { id, revision } = result
  const change =
    'title' in result
      ? ({ type: 'upsert', revision, task: result } as const)
      : ({ type: 'delete', revision, id } as const)
  return {
    rows: freshRows(state, [change], cursorRevision(state)),
    settled: [mutation.op_id],
    amended: 'title' in result ? rebaseOnResult(state, mutation, result) : [],
  }
}

/**
 * Returns the step for a rejected mutation: it becomes an issue, and later mutations stay queued. There are two exceptions:
 * - The current text equals the text that the author saw, because it was changed and changed back: the edit is retried on top of it.
 * - The edit also changes fields that cannot conflict: only its texts become an issue. The other fields stay queued with its `op_id`.
 */
export function rejectMutation(mutation: Mutation, refusal: Refusal): ReplicaDelta {
  const retry = rebaseOnSeenText(mutation, refusal)
  if (retry !== undefined) return { amended: [retry] }
  const issue = issueOf(mutation, refusal)
  const parts = issue.conflict === undefined ? undefined : splitTexts(mutation)
  if (parts !== undefined) return { amended: [parts.rest], parked: [{ ...issue, operation: parts.texts }] }
  return { settled: [mutation.op_id], parked: [issue] }
}

function rebaseOnSeenText(mutation: Mutation, { code, current }: Refusal): Mutation | undefined {
  const { name, input, seen } = mutation
  if (code !== 'REVISION_CONFLICT' || name !== 'update' || input.expected_revision !== undefined)
    return undefined
  if (seen === undefined || current === undefined || !textsMatch(seen, current)) return undefined
  if ((input.base_revision ?? 0) >= current.revision) return undefined
  return { ...mutation, input: { ...input, base_revision: current.revision } }
}

function issueOf(mutation: Mutation, refusal: Refusal): SyncIssue {
  const { current } = refusal
  const mine = textsOf(mutation)
  if (refusal.code !== 'REVISION_CONFLICT' || current === undefined || mine === undefined)
    return { operation: mutation, refusal }
  return { operation: mutation, refusal, conflict: { mine, theirs: pickTexts(current, mine) } }
}
