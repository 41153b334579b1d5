import {
  addProblem,
  credentialsSchema,
  completionViews,
  contradiction,
  descriptionSchema,
  dueDateInputSchema,
  emailSchema,
  isContradictory,
  listFields,
  lookupIdSchema,
  newPasswordSchema,
  refuseTwoStarts,
  sentBackSchema,
  titleSchema,
} from '@taskwire/domain'
import { z } from 'zod'
import { readStatusLabel, statusLabelSchema } from './status-label.ts'

export const signupInput = z.object({ email: emailSchema, password: newPasswordSchema() })
export const loginInput = credentialsSchema
const user = z.object({
  id: z.number().int(),
  email: z.string(),
  created_at: z.string().meta({ format: 'date-time' }),
})
export const tokenOutput = z
  .object({
    success: z.literal(true),
    token: z.string(),
    access_token: z.string().meta({ description: 'The same as `token`' }),
    token_type: z.literal('bearer'),
    user,
  })
  .meta({ id: 'Token' })

const changeable = {
  description: descriptionSchema.nullish().meta({ description: 'null clears' }),
  is_completed: z.boolean().optional(),
  completed: z.boolean().optional().meta({ description: 'The same as `is_completed`' }),
  completed_at: completionViews.completed_at,
  status: statusLabelSchema.optional().meta({ description: 'Free text; usual words set the completion too' }),
  due_date: dueDateInputSchema.meta({
    description:
      'An instant, in UTC unless it names its offset, or a calendar date; null and an empty text clear',
  }),
}

/** Null counts as an empty text: the document has one message for both. */
const title = z.preprocess((text) => (text === null ? '' : text), titleSchema)

export const listInput = z.object(listFields).superRefine(refuseTwoStarts)
export const createInput = z.object({ title, ...changeable }).superRefine(({ status, ...views }, ctx) => {
  const named = status === undefined ? undefined : readStatusLabel(status).status
  if (isContradictory({ ...views, status: named }))
    addProblem(
      ctx,
      views.completed_at === undefined ? { code: 'contradiction', fields: ['is_completed'] } : contradiction,
      ['status'],
    )
})
/** An integer in canonical form; any other text returns "not found". */
const taskNumber = lookupIdSchema.meta({
  override: ({ jsonSchema }: { jsonSchema: Record<string, unknown> }) => {
    delete jsonSchema['maxLength']
    Object.assign(jsonSchema, { type: 'integer', minimum: 1 })
  },
})

export const updateInput = z.object({
  id: taskNumber,
  title: title.optional(),
  ...changeable,
  updated_at: sentBackSchema,
})
export const idInput = z.object({ id: taskNumber })

export const taskOutput = z
  .object({
    id: z.number().int(),
    title: z.string(),
    description: z.string().nullable(),
    is_completed: z.boolean(),
    completed: z.boolean().meta({ description: 'The same as `is_completed`' }),
    status: z.string().meta({ description: 'The words it was given, or pending, in_progress, completed' }),
    user_id: z.number().int(),
    created_at: z.string().meta({ format: 'date-time' }),
    updated_at: z.string().meta({ format: 'date-time' }),
    due_date: z.string().nullable().meta({ format: 'date-time' }),
  })
  .meta({ id: 'TodoTask' })

export const listOutput = z.object({ tasks: z.array(taskOutput) }).meta({ id: 'TodoTasks' })

export type TodoTask = z.infer<typeof taskOutput>
export type TodoToken = z.infer<typeof tokenOutput>
export type TodoTaskInput = Omit<z.infer<typeof updateInput>, 'id' | 'title'>
