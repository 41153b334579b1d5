import type { z } from 'zod'
import { createLabelSchema, deleteLabelSchema, updateLabelSchema } from '../labels/label-input.ts'
import { labelSchema } from '../labels/label.ts'
import {
  createListSchema,
  deleteListSchema,
  restoreListSchema,
  updateListSchema,
} from '../lists/list-input.ts'
import { listSchema } from '../lists/list.ts'
import { completeTaskSchema } from '../tasks/complete-input.ts'
import {
  createTaskSchema,
  deleteTaskSchema,
  restoreTaskSchema,
  updateTaskSchema,
} from '../tasks/task-input.ts'
import { taskSchema } from '../tasks/task.ts'
import { defineEntity } from './define-entity.ts'
import { entityRules } from './entity-rules.ts'
import type { EntityKind } from './rows.ts'

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
    rules: entityRules.task,
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
    rules: entityRules.list,
  }),
  label: defineEntity({
    kind: 'label',
    schema: labelSchema,
    mutations: { create: createLabelSchema, update: updateLabelSchema, delete: deleteLabelSchema },
    rules: entityRules.label,
  }),
} as const satisfies { readonly [Kind in EntityKind]: { readonly kind: Kind } }

type Kinds = typeof entityKinds

/** The names of a kind's mutations. */
export type MutationOf<Kind extends EntityKind> = keyof Kinds[Kind]['mutations'] & string

/** The parsed input of a kind's mutation. */
export type MutationInputOf<Kind extends EntityKind, Name extends MutationOf<Kind>> = z.output<
  Extract<Kinds[Kind]['mutations'][Name & keyof Kinds[Kind]['mutations']], z.ZodType>
>

// Not `EntityKind`: the published types of the client would name it instead of the kinds.
export const entityKindNames = Object.keys(entityKinds) as [keyof Kinds, ...(keyof Kinds)[]]
