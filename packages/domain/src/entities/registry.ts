import type { z } from 'zod'
import { createLabelSchema, deleteLabelSchema, updateLabelSchema } from '../labels/label-input.ts'
import { labelRules } from '../labels/label-rules.ts'
import { labelSchema } from '../labels/label.ts'
import {
  createListSchema,
  deleteListSchema,
  restoreListSchema,
  updateListSchema,
} from '../lists/list-input.ts'
import { listRules } from '../lists/list-rules.ts'
import { listSchema } from '../lists/list.ts'
import {
  completeTaskSchema,
  createTaskSchema,
  deleteTaskSchema,
  restoreTaskSchema,
  updateTaskSchema,
} from '../tasks/task-input.ts'
import { taskEntityRules } from '../tasks/task-entity-rules.ts'
import { taskSchema } from '../tasks/task.ts'
import { defineEntity } from './define-entity.ts'

/** Every kind of entities that the log carries, by the name it has on the wire. */
export const entityKinds = {
  task: defineEntity({
    kind: 'task',
    schema: taskSchema,
    mutations: {
      create: createTaskSchema,
      update: updateTaskSchema,
      complete: completeTaskSchema,
      delete: deleteTaskSchema,
      restore: restoreTaskSchema,
    },
    rules: taskEntityRules,
  }),
  list: defineEntity({
    kind: 'list',
    schema: listSchema,
    mutations: {
      create: createListSchema,
      update: updateListSchema,
      delete: deleteListSchema,
      restore: restoreListSchema,
    },
    rules: listRules,
  }),
  label: defineEntity({
    kind: 'label',
    schema: labelSchema,
    mutations: { create: createLabelSchema, update: updateLabelSchema, delete: deleteLabelSchema },
    rules: labelRules,
  }),
} as const

type Kinds = typeof entityKinds

/** The name of a kind. */
export type EntityKind = keyof Kinds

/** A living row of a kind. */
export type EntityOf<Kind extends EntityKind> = z.infer<Kinds[Kind]['schema']>

/** A living row of any kind. */
export type Entity = EntityOf<EntityKind>

/** The names of a kind's mutations. */
export type MutationOf<Kind extends EntityKind> = keyof Kinds[Kind]['mutations'] & string

/** The parsed input of a kind's mutation. */
export type MutationInputOf<Kind extends EntityKind, Name extends MutationOf<Kind>> = z.output<
  Extract<Kinds[Kind]['mutations'][Name & keyof Kinds[Kind]['mutations']], z.ZodType>
>

export const entityKindNames = Object.keys(entityKinds) as [EntityKind, ...EntityKind[]]
