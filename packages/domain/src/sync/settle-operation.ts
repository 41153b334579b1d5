import type { Task } from '../tasks/task.ts'
import type { Operation, Texts } from './mutation.ts'
import { cursorRevision, freshRows } from './receive-page.ts'
import type { ReplicaDelta, ReplicaState } from './replica-state.ts'
import type { Refusal, SyncIssue } from './sync-issue.ts'

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
    amended: 'title' in answer ? rebased(state.operations, operation, answer) : [],
  }
}

/** An operation that has nothing left to do. */
export function dropOperation({ op_id }: Operation): ReplicaDelta {
  return { settled: [op_id] }
}

/** Puts a refused operation aside; the ones after it go on without it. */
export function parkOperation(operation: Operation, refusal: Refusal): ReplicaDelta {
  return { settled: [operation.op_id], parked: [issueOf(operation, refusal)] }
}

function issueOf(operation: Operation, refusal: Refusal): SyncIssue {
  const { current } = refusal
  const mine = textsOf(operation)
  if (refusal.code !== 'REVISION_CONFLICT' || current === undefined || mine === undefined)
    return { operation, refusal }
  return { operation, refusal, conflict: { mine, theirs: sameFields(current, mine) } }
}

/**
 * Edits that wait behind this one and go on from its very text are based on what came of it, as is every edit of a task that
 * was only now made. They were never sent: what was may have been done, and must be repeated word for word.
 */
function rebased(operations: readonly Operation[], confirmed: Operation, answer: Task): Operation[] {
  const amended: Operation[] = []
  for (const operation of operations) {
    if (operation.op_id === confirmed.op_id || operation.name !== 'update') continue
    const { input, seen } = operation
    if (input.id !== answer.id || textsOf(operation) === undefined) continue
    const isFirst = confirmed.name === 'create' && input.base_revision === undefined
    const goesOn = seen !== undefined && agrees(seen, answer)
    if (isFirst || (goesOn && (input.base_revision ?? -1) < answer.revision))
      amended.push({ ...operation, input: { ...input, base_revision: answer.revision } })
  }
  return amended
}

/** The texts that an operation writes over others; undefined when it writes none. */
export function textsOf({ name, input }: Operation): Texts | undefined {
  if (name !== 'update') return undefined
  const { title, description } = input
  if (title === undefined && description === undefined) return undefined
  return { ...(title !== undefined && { title }), ...(description !== undefined && { description }) }
}

/** The texts of a task that stand where `like` has some. */
export function sameFields(task: Task, like: Texts): Texts {
  return {
    ...(like.title !== undefined && { title: task.title }),
    ...(like.description !== undefined && { description: task.description }),
  }
}

function agrees(seen: Texts, task: Task): boolean {
  return (
    (seen.title === undefined || seen.title === task.title) &&
    (seen.description === undefined || seen.description === task.description)
  )
}
