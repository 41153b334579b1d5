import {
  credentialsSchema,
  descriptionSchema,
  dueDateSchema,
  emailSchema,
  listTasksSchema,
  lookupIdSchema,
  newPasswordSchema,
  titleSchema,
} from '@taskwire/domain'
import { z } from 'zod'
import { statusWordsSchema } from './status-words.ts'

export const signupInput = z.object({ email: emailSchema, password: newPasswordSchema() })
export const loginInput = credentialsSchema
export const tokenOutput = z.object({ success: z.literal(true), token: z.string() }).meta({ id: 'Token' })

const changeable = {
  description: descriptionSchema.nullish().meta({ description: 'null clears' }),
  is_completed: z.boolean().optional(),
  status: statusWordsSchema.optional(),
  due_date: dueDateSchema.nullish().meta({ description: 'An instant or a calendar date; null clears' }),
}

export const listInput = listTasksSchema.pick({ limit: true, cursor: true })
export const createInput = z.object({ title: titleSchema, ...changeable })
/** An integer, read as it is written: what cannot be one is answered as "not found". */
const taskNumber = lookupIdSchema.meta({
  override: ({ jsonSchema }: { jsonSchema: Record<string, unknown> }) => {
    delete jsonSchema['maxLength']
    Object.assign(jsonSchema, { type: 'integer', minimum: 1 })
  },
})

export const updateInput = z.object({ id: taskNumber, title: titleSchema, ...changeable })
export const idInput = z.object({ id: taskNumber })

export const taskOutput = z
  .object({
    id: z.number().int(),
    title: z.string(),
    description: z.string().nullable(),
    is_completed: z.boolean(),
    status: z.string().meta({ description: 'The words it was given, or pending, in_progress, completed' }),
    user_id: z.number().int(),
    created_at: z.string().meta({ format: 'date-time' }),
    updated_at: z.string().meta({ format: 'date-time' }),
    due_date: z.string().nullable().meta({ format: 'date-time' }),
  })
  .meta({ id: 'TodoTask' })

export const listOutput = z.object({ tasks: z.array(taskOutput) }).meta({ id: 'TodoTasks' })

export type TodoTask = z.infer<typeof taskOutput>
export type TodoTaskInput = Omit<z.infer<typeof updateInput>, 'id'>
