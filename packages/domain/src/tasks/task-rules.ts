import { UNPLACED } from '../entities/unplaced.ts'
import { applyCompletion, completionChange, unstarted } from './completion.ts'
import { DEFAULT_PRIORITY } from './default-priority.ts'
import { shownRecurrence } from './recurrence/loaded-recurrence.ts'
import type { CreateTaskInput, TaskPatch } from './task-input.ts'
import { changeLabels, changePlace } from './task-place.ts'
import type { Task } from './task.ts'

/** The fields of a new task that only the server can assign. */
export type TaskIdentity = Pick<Task, 'id' | 'number' | 'user_id' | 'revision'>

/** Returns the task that a creation makes. */
export function newTask(identity: TaskIdentity, input: CreateTaskInput, now: string): Task {
  return {
    ...identity,
    title: input.title,
    description: input.description ?? null,
    priority: input.priority ?? DEFAULT_PRIORITY,
    due_date: input.due_date ?? null,
    ...applyCompletion(unstarted, completionChange(input, unstarted), now),
    list_id: input.list_id ?? null,
    parent_id: input.parent_id ?? null,
    label_ids: input.label_ids ?? [],
    position: input.position ?? UNPLACED,
    reminders: input.reminders ?? [],
    recurrence: shownRecurrence(input.recurrence, null, input.due_date ?? null),
    next_id: null,
    created_at: now,
    updated_at: now,
  }
}

/**
 * Returns a task after a patch: omitted fields stay, null clears. Returns the same task when the patch's views of completion are
 * rejected, because the server rejects such a patch as a whole. A subtask that leaves its parent gets into `parentList`, unless the
 * patch names a list.
 */
export function patchTask(
  task: Task,
  patch: TaskPatch,
  now: string,
  revision: number,
  parentList: string | null = null,
): Task {
  const completion = completionChange(patch, task)
  if (completion.kind === 'contradiction' || completion.kind === 'stale') return task
  const due_date = patch.due_date === undefined ? task.due_date : patch.due_date
  const { recurrence } = task
  return {
    ...task,
    title: patch.title ?? task.title,
    description: patch.description === undefined ? task.description : patch.description,
    priority: patch.priority ?? task.priority,
    due_date,
    recurrence: shownRecurrence(patch.recurrence, recurrence, due_date),
    next_id: patch.next_id ?? task.next_id,
    ...applyCompletion(task, completion, now),
    ...changePlace(task, patch, parentList),
    label_ids: changeLabels(task.label_ids, patch),
    reminders: patch.reminders === undefined ? task.reminders : (patch.reminders ?? []),
    updated_at: now,
    revision,
  }
}
