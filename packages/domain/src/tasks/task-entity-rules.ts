import { created, edited, removed, restored, type EntityRules } from '../entities/rules.ts'
import { newestFirst } from './newest-first.ts'
import type { CreateTaskInput, TaskPatch } from './task-input.ts'
import { newTask, patchTask } from './task-rules.ts'
import type { Task } from './task.ts'

/** The rules of tasks by which a replica shows a mutation before the server has answered it. */
export const taskEntityRules = {
  texts: ['title', 'description'],
  order: newestFirst,
  reducers: {
    // Only the server knows number and revision.
    create: (state, input, { user_id, at }) =>
      created(state, () => newTask({ id: input.id, number: 0, user_id, revision: 0 }, input, at)),
    update: (state, input, { at }) => edited(state, (task) => patchTask(task, input, at, task.revision)),
    complete: (state, { completed }, { at }) =>
      edited(state, (task) => patchTask(task, { completed }, at, task.revision)),
    delete: removed,
    restore: restored,
  },
} as const satisfies EntityRules<Task, TaskMutations>

/** The inputs of a task's mutations, as a replica queues them. */
export interface TaskMutations {
  readonly create: Omit<CreateTaskInput, 'op_id'> & { readonly id: string }
  readonly update: TaskPatch & { readonly id: string }
  /** Always names the new flag: the result of a toggle would depend on when it reaches the server. */
  readonly complete: { readonly id: string; readonly completed: boolean }
  readonly delete: { readonly id: string }
  readonly restore: { readonly id: string }
}
