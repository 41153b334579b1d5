import type { Task } from '../tasks/task.ts'
import { applyDelta, type MutableReplica } from './apply.ts'
import { rebaseOnResult } from './base-revision.ts'
import { cursorRevision } from './cursor.ts'
import { pickTexts, splitTexts, textsMatch, textsOf, type Mutation } from './mutation.ts'
import { freshRows } from './receive.ts'
import type { Refusal, ReplicaDelta, ReplicaState, SyncIssue } from './state.ts'

/** What the server said of an operation. */
export type Settlement = { readonly mutation: Mutation } & (
  | { readonly result: MutationResult }
  | { readonly refusal: Refusal }
)

/** What the answers to a batch change: one step, so that a batch is stored and shown whole. */
export function settleMutations(state: ReplicaState, settlements: readonly Settlement[]): ReplicaDelta {
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
    const { mutation } = settlement
    if ('refusal' in settlement && again.has(mutation.input.id)) continue
    const step = settleOne(draft, settlement)
    if (step.settled === undefined) again.add(mutation.input.id)
    applyDelta(draft, step)
    steps.push(step)
  }
  return joinDeltas(steps)
}

function settleOne(state: ReplicaState, settlement: Settlement): ReplicaDelta {
  const { mutation } = settlement
  if ('result' in settlement) return confirmMutation(state, mutation, settlement.result)
  // Deleted by somebody else: that is what was wanted.
  if (mutation.name === 'delete' && settlement.refusal.code === 'TASK_NOT_FOUND')
    return dropMutation(mutation)
  return rejectMutation(mutation, settlement.refusal)
}

/** Of a row and of an operation the last word counts. */
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

/** What the server answers to a mutation: the task, or of a deleted one where and when it went. */
export type MutationResult = Task | { readonly id: string; readonly revision: number }

/**
 * What an answer changes: the operation leaves the outbox in the same step in which its result arrives, so nothing flickers. The
 * answer goes by the rule of pages, since its echo in the log may have come first.
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

/** An operation that has nothing left to do. */
export function dropMutation({ op_id }: Mutation): ReplicaDelta {
  return { settled: [op_id] }
}

/**
 * Puts a refused operation aside; the ones after it go on without it. An edit that was refused over the very text that its
 * author saw, because that text came and went and came again, is none of those: it goes again on top of it. Of an edit of
 * texts and of other fields only the texts are put aside; the others go on under its name.
 */
export function rejectMutation(mutation: Mutation, refusal: Refusal): ReplicaDelta {
  const again = rebaseOnSeenText(mutation, refusal)
  if (again !== undefined) return { amended: [again] }
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
