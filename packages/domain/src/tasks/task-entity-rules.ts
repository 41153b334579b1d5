import { created, edited, removed, restored, type EntityRules } from '../entities/rules.ts'
import { UNPLACED } from '../entities/unplaced.ts'
import { newestFirst } from './newest-first.ts'
import { taskConditions, taskEffects, taskReferences } from './task-effects.ts'
import type { TaskMutations } from './task-mutations.ts'
import { newTask, patchTask } from './task-rules.ts'
import type { Task } from './task.ts'

/** The rules of tasks by which a replica shows a mutation before the server has answered it. */
export const taskEntityRules = {
  texts: ['title', 'description'],
  trimmed: ['title'],
  order: newestFirst,
  notFound: 'TASK_NOT_FOUND',
  defaults: {
    list_id: null,
    parent_id: null,
    label_ids: [],
    position: UNPLACED,
    recurrence: null,
    next_id: null,
    reminders: [],
  },
  references: taskReferences,
  effects: taskEffects,
  conditions: taskConditions,
  successor: ({ next_id }) => next_id,
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
