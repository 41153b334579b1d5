import { applyCompletion, completionChange } from './completion.ts'
import type { CreateTaskInput, TaskPatch } from './task-input.ts'
import type { Task } from './task.ts'

/** What only the place of storage can know of a new task. */
export type TaskIdentity = Pick<Task, 'id' | 'number' | 'user_id' | 'revision'>

/** A task as it stands right after its creation. */
export function newTask(identity: TaskIdentity, input: CreateTaskInput, now: string): Task {
  const fresh = { status: 'pending', completed: false, completed_at: null } as const
  return {
    ...identity,
    title: input.title,
    description: input.description ?? null,
    priority: input.priority ?? 'medium',
    due_date: input.due_date ?? null,
    ...applyCompletion(fresh, completionChange(input), now),
    created_at: now,
    updated_at: now,
  }
}

/** A task after a patch: omitted means unchanged, null clears. */
export function patchTask(task: Task, patch: TaskPatch, now: string, revision: number): Task {
  return {
    ...task,
    title: patch.title ?? task.title,
    description: patch.description === undefined ? task.description : patch.description,
    priority: patch.priority ?? task.priority,
    due_date: patch.due_date === undefined ? task.due_date : patch.due_date,
    ...applyCompletion(task, completionChange(patch), now),
    updated_at: now,
    revision,
  }
}
