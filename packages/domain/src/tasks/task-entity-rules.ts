import { removed, restored, type EntityRules, type EntityState } from '../entities/rules.ts'
import { UNPLACED } from '../entities/unplaced.ts'
import { newestFirst } from './newest-first.ts'
import { taskEffects, taskReferences } from './task-effects.ts'
import type { TaskPatch } from './task-input.ts'
import type { TaskMutations } from './task-mutations.ts'
import { newTask, patchTask } from './task-rules.ts'
import type { Task } from './task.ts'

/** The rules of tasks by which a replica shows a mutation before the server has answered it. */
export const taskEntityRules = {
  texts: ['title', 'description'],
  trimmed: ['title'],
  order: newestFirst,
  notFound: 'TASK_NOT_FOUND',
  defaults: { list_id: null, parent_id: null, label_ids: [], position: UNPLACED },
  references: taskReferences,
  effects: taskEffects,
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
