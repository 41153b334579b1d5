import type { Task } from '../tasks/task.ts'
import { epochOf } from './cursor.ts'
import type { Operation } from './mutation.ts'
import type { ReplicaState } from './replica-state.ts'
import type { Row } from './row.ts'
import { agrees, textsOf } from './texts.ts'

/**
 * Edits that wait behind this one and go on from its very text are based on what came of it, as is every edit of a task that
 * was only now made. Their name stays: what they are based on is no part of what they ask for.
 */
export function rebased(
  { operations, cursor }: Pick<ReplicaState, 'operations' | 'cursor'>,
  confirmed: Operation,
  answer: Task,
): Operation[] {
  const epoch = epochOf(cursor)
  const amended: Operation[] = []
  for (const operation of operations) {
    if (operation.op_id === confirmed.op_id || operation.name !== 'update') continue
    const { input, seen } = operation
    if (input.id !== answer.id || textsOf(operation) === undefined) continue
    const isFirst = confirmed.name === 'create' && input.base_revision === undefined
    const goesOn = seen !== undefined && agrees(seen, answer)
    if (isFirst || (goesOn && (input.base_revision ?? -1) < answer.revision))
      amended.push({
        ...(isFirst && epoch !== undefined && { epoch }),
        ...operation,
        input: { ...input, base_revision: answer.revision },
      })
  }
  return amended
}

/**
 * Edits of texts that wait while another history begins. Its revisions do not compare with the one they are based on: those
 * whose author saw the very text that stands now are based on that, the others on nothing, and so refused if it is another.
 */
export function rebasedOn(
  operations: readonly Operation[],
  rows: ReadonlyMap<string, Row>,
  epoch: string,
): Operation[] {
  return operations.flatMap((operation) => {
    if (operation.name !== 'update' || operation.input.base_revision === undefined) return []
    if (operation.epoch === epoch) return []
    if (textsOf(operation) === undefined) return []
    const { input, seen } = operation
    const task = rows.get(input.id)?.task
    const base_revision = task && seen !== undefined && agrees(seen, task) ? task.revision : 0
    return [{ ...operation, input: { ...input, base_revision }, epoch }]
  })
}

/**
 * Waiting edits that are based on another epoch than that of the rows, as rebased: another tab queued them before it heard of the
 * new epoch, or they were put aside in the old one.
 */
export function rebasedStale({ operations, rows, cursor }: ReplicaState): Operation[] {
  const epoch = epochOf(cursor)
  const stale = operations.filter((operation) => operation.epoch !== undefined && operation.epoch !== epoch)
  return epoch === undefined ? [] : rebasedOn(stale, rows, epoch)
}
