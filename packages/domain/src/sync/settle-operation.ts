import type { Task } from '../tasks/task.ts'
import type { Operation } from './mutation.ts'
import { rebased } from './rebase.ts'
import { cursorRevision, freshRows } from './receive-page.ts'
import type { ReplicaDelta, ReplicaState } from './replica-state.ts'
import type { Refusal, SyncIssue } from './sync-issue.ts'
import { agrees, partsOf, sameFields, textsOf } from './texts.ts'

/** What the server answers to a mutation: the task, or of a deleted one where and when it went. */
export type Answer = Task | { readonly id: string; readonly revision: number }

/**
 * What an answer changes: the operation leaves the outbox in the same step in which its result arrives, so nothing flickers. The
 * answer goes by the rule of pages, since its echo in the log may have come first.
 */
export function confirmOperation(state: ReplicaState, operation: Operation, answer: Answer): ReplicaDelta {
  const { id, revision } = answer
  const change =
    'title' in answer
      ? ({ type: 'upsert', revision, task: answer } as const)
      : ({ type: 'delete', revision, id } as const)
  return {
    rows: freshRows(state, [change], cursorRevision(state)),
    settled: [operation.op_id],
    amended: 'title' in answer ? rebased(state, operation, answer) : [],
  }
}

/** An operation that has nothing left to do. */
export function dropOperation({ op_id }: Operation): ReplicaDelta {
  return { settled: [op_id] }
}

/**
 * Puts a refused operation aside; the ones after it go on without it. An edit that was refused over the very text that its
 * author saw, because that text came and went and came again, is none of those: it goes again on top of it. Of an edit of
 * texts and of other fields only the texts are put aside; the others go on under its name.
 */
export function refuseOperation(operation: Operation, refusal: Refusal): ReplicaDelta {
  const again = overTheSame(operation, refusal)
  if (again !== undefined) return { amended: [again] }
  const issue = issueOf(operation, refusal)
  const parts = issue.conflict === undefined ? undefined : partsOf(operation)
  if (parts !== undefined) return { amended: [parts.rest], parked: [{ ...issue, operation: parts.texts }] }
  return { settled: [operation.op_id], parked: [issue] }
}

function overTheSame(operation: Operation, { code, current }: Refusal): Operation | undefined {
  const { name, input, seen } = operation
  if (code !== 'REVISION_CONFLICT' || name !== 'update' || input.expected_revision !== undefined)
    return undefined
  if (seen === undefined || current === undefined || !agrees(seen, current)) return undefined
  if ((input.base_revision ?? 0) >= current.revision) return undefined
  return { ...operation, input: { ...input, base_revision: current.revision } }
}

function issueOf(operation: Operation, refusal: Refusal): SyncIssue {
  const { current } = refusal
  const mine = textsOf(operation)
  if (refusal.code !== 'REVISION_CONFLICT' || current === undefined || mine === undefined)
    return { operation, refusal }
  return { operation, refusal, conflict: { mine, theirs: sameFields(current, mine) } }
}
