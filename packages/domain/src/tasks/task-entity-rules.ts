import { removed, restored, type EntityRules, type EntityState } from '../entities/rules.ts'
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
      state.living === null && state.lastLiving === null
        ? { living: newTask({ id: input.id, number: 0, user_id, revision: 0 }, input, at), lastLiving: null }
        : state,
    update: (state, input, { at }) => edited(state, input, at),
    complete: (state, { completed }, { at }) => edited(state, { completed }, at),
    delete: removed,
    restore: restored,
  },
} as const satisfies EntityRules<Task, TaskMutations>

function edited(state: EntityState<Task>, patch: TaskPatch, at: string): EntityState<Task> {
  return state.living === null
    ? state
    : { living: patchTask(state.living, patch, at, state.living.revision), lastLiving: null }
}

/** The inputs of a task's mutations, as a replica queues them. */
export interface TaskMutations {
  readonly create: Omit<CreateTaskInput, 'op_id'> & { readonly id: string }
  readonly update: TaskPatch & { readonly id: string }
  /** Always names the new flag: the result of a toggle would depend on when it reaches the server. */
  readonly complete: { readonly id: string; readonly completed: boolean }
  readonly delete: { readonly id: string }
  readonly restore: { readonly id: string }
}
