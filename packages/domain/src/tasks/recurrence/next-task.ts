import { parseUuid } from '../../ids.ts'
import type { Task } from '../task.ts'
import { nextSubtaskId, nextTaskId } from './derived-ids.ts'
import { nextDue } from './next-due.ts'
import type { Recurrence } from './recurrence.ts'
import { dueNoon, shiftDue } from './wall-of-due.ts'

/** What the next task takes from the completed one besides its texts and its place. */
export interface NextTask {
  readonly id: string
  readonly due_date: string
  readonly recurrence: Recurrence
  /** The copies of its subtasks. Their due dates move by as many days as that of the task. */
  readonly subtasks: readonly {
    readonly copy_of: string
    readonly id: string
    readonly due_date: string | null
  }[]
}

type Repeating = Pick<Task, 'id' | 'due_date' | 'recurrence' | 'next_id' | 'parent_id'>

/**
 * Returns the task that follows when this one is completed, `completed_at` now unless the client says otherwise. Returns undefined for a task that doesn't repeat, whose rule has
 * ended, or that was followed by another one already.
 */
export function nextTask(
  { id, due_date, recurrence, next_id, parent_id }: Repeating,
  subtasks: readonly Pick<Task, 'id' | 'due_date'>[],
  now: string,
  completed_at: string = now,
): NextTask | undefined {
  if (recurrence === null || due_date === null || next_id !== null || parent_id !== null) return undefined
  // A client may have queued a task with an id that the server will refuse.
  if (![id, ...subtasks.map((subtask) => subtask.id)].every((one) => parseUuid(one) !== undefined))
    return undefined
  const next = nextDue(recurrence, due_date, recurrence.from === 'due' ? now : completed_at)
  if (next === undefined) return undefined
  const nextId = nextTaskId(id)
  return {
    id: nextId,
    ...next,
    subtasks: subtasks.map((subtask) => ({
      copy_of: subtask.id,
      id: nextSubtaskId(subtask.id, nextId),
      due_date:
        subtask.due_date === null
          ? null
          : shiftDue(subtask.due_date, due_date, next.due_date, recurrence.time_zone),
    })),
  }
}

/** Returns the occurrence that a repeating task moves to when this one is skipped; undefined when none follows. */
export function skippedTo(
  { due_date, recurrence }: Pick<Task, 'due_date' | 'recurrence'>,
  now: string,
): { readonly due_date: string; readonly recurrence: Recurrence } | undefined {
  if (recurrence === null || due_date === null) return undefined
  // Counted from completion, skipping is a completion on the due date, or now when that has passed.
  const dueMoment = recurrence.from === 'due' ? now : dueNoon(due_date, recurrence.time_zone)
  return nextDue(recurrence, due_date, Date.parse(dueMoment) > Date.parse(now) ? dueMoment : now)
}
