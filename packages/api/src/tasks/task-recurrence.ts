import {
  dueInstant,
  invalidField,
  isDateOnly,
  isSameRecurrence,
  issueAt,
  DomainError,
  type Actor,
  type Recurrence,
  type RecurrenceInput,
  type Task,
} from '@taskwire/domain'
import type { ParamsOf } from '@taskwire/db'
import { hasFuture, nextTask, resolveRecurrence } from '@taskwire/domain/recurrence'
import type { Deps } from '../deps.ts'
import type { nextTaskParams } from './next-tasks.repository.ts'
import { findTimeZone, listSubtaskDues } from './tasks.repository.ts'

/** A change of a task's recurrence and of what it depends on. */
export interface RecurrenceChange {
  readonly recurrence?: RecurrenceInput | null | undefined
  readonly due_date?: string | null | undefined
  readonly parent_id?: string | null | undefined
  /** For contracts that show a calendar day as its first instant: the same instant sent back keeps the day. */
  readonly keeps_day?: boolean | undefined
}

type Before = Pick<Task, 'due_date' | 'recurrence' | 'parent_id' | 'completed'>

export const nothing: Before = { due_date: null, recurrence: null, parent_id: null, completed: false }

/**
 * Returns the recurrence of a task after a change. `parent_id` is that after the change. Throws VALIDATION_FAILED for a rule without
 * a due date or a future, and for a subtask that repeats.
 */
export async function newRecurrence(
  deps: Deps,
  actor: Actor,
  change: RecurrenceChange,
  before: Before = nothing,
): Promise<Recurrence | null> {
  const { recurrence: input } = change
  const { recurrence: current } = before
  const due = newDue(change, before)
  const time_zone = input?.time_zone ?? (input == null ? 'UTC' : await timeZoneOf(deps, actor))
  const next = resolveRecurrence(input, current, due, time_zone)
  if (due === null && input != null) {
    // A whole task that is sent back with its due date cleared repeats no longer.
    const sent = resolveRecurrence(input, current, before.due_date, time_zone)
    if (sent === null || !isSameRecurrence(sent, current))
      throw invalidField('recurrence', { code: 'needs_due_date' })
  }
  const parent_id = change.parent_id === undefined ? before.parent_id : change.parent_id
  if (next !== null && parent_id !== null)
    throw invalidField(input == null ? 'parent_id' : 'recurrence', { code: 'subtask_repeats' })
  if (next !== null && due !== null && !before.completed && !isSameRecurrence(next, current))
    if (!hasFuture(next, due, deps.now(), input?.start))
      throw new DomainError('VALIDATION_FAILED', {
        issues: [issueAt(['recurrence', 'rule'], { code: 'no_future' })],
      })
  return next
}

/** Returns the time zone of the actor's profile; UTC without one. */
export async function timeZoneOf(deps: Deps, { user_id }: Actor): Promise<string> {
  const [profile] = await findTimeZone(deps.db, { user_id })
  return profile?.time_zone ?? 'UTC'
}

/** Returns the due date of a task after a change. */
export function newDue(
  { due_date, keeps_day }: RecurrenceChange,
  before: Pick<Task, 'due_date'>,
): string | null {
  if (due_date === undefined) return before.due_date
  const isSameDay =
    keeps_day === true &&
    due_date !== null &&
    before.due_date !== null &&
    isDateOnly(before.due_date) &&
    dueInstant(due_date) === dueInstant(before.due_date)
  return isSameDay ? before.due_date : due_date
}

/** The parameters of a write that may make a next task. */
export type NextTaskValues = ParamsOf<typeof nextTaskParams>

/** The parameters of a write that makes no next task. One that has to is refused and planned. */
export const unplanned = {
  plans_next: false,
  next_id: null,
  next_due_date: null,
  next_due_at: null,
  next_recurrence: null,
  next_subtasks: '[]',
} as const satisfies NextTaskValues

/** Computes the task that follows when `task` is completed, in a transaction that has locked it and its subtasks. */
export async function planNext(
  deps: Deps,
  { user_id }: Actor,
  task: Pick<Task, 'id' | 'due_date' | 'recurrence' | 'next_id' | 'parent_id'>,
  completed_at: string | undefined,
): Promise<NextTaskValues> {
  const subtasks = await listSubtaskDues(deps.db, { user_id, id: task.id })
  const next = nextTask(task, subtasks, deps.now(), completed_at)
  if (next === undefined) return { ...unplanned, plans_next: true }
  return {
    plans_next: true,
    next_id: next.id,
    next_due_date: next.due_date,
    next_due_at: dueInstant(next.due_date) ?? null,
    next_recurrence: JSON.stringify(next.recurrence),
    next_subtasks: JSON.stringify(
      next.subtasks.map((copy) => ({
        ...copy,
        due_at: copy.due_date === null ? null : (dueInstant(copy.due_date) ?? null),
      })),
    ),
  }
}
