import {
  credentialsSchema,
  completeFlags,
  completionViews,
  descriptionSchema,
  dueDateInputSchema,
  emailSchema,
  listFields,
  lookupIdSchema,
  newPasswordSchema,
  prioritySchema,
  refuseContradiction,
  refuseTwoStarts,
  refuseUnclearFlag,
  refusedAs,
  taskPriorities,
  taskStatuses,
  sentBackSchema,
  titleSchema,
} from '@taskwire/domain'
import { z } from 'zod'

const instant = z.string().meta({ format: 'date-time' })
const uuid = z.string().meta({ format: 'uuid' })

export const signupInput = z
  .object({
    email: emailSchema,
    password: newPasswordSchema(),
    confirm_password: z.string().max(1_024).optional().meta({ description: 'The same as `password`' }),
  })
  .refine(({ password, confirm_password = password }) => password === confirm_password, {
    path: ['confirm_password'],
    ...refusedAs({ code: 'differs', field: 'password' }),
  })
export const signinInput = credentialsSchema

const user = z
  .object({
    id: uuid,
    email: z.string(),
    is_active: z.boolean(),
    email_verified: z.boolean(),
    role: z.string(),
    created_at: instant,
  })
  .meta({ id: 'ScopedUser' })
const signedUp = {
  success: z.literal(true),
  user,
  token: z.string(),
  access_token: z.string().meta({ description: 'The same as `token`' }),
  token_type: z.literal('bearer'),
}
export const signupOutput = z.object(signedUp).meta({ id: 'SignedUp' })
export const signinOutput = z.object({ ...signedUp, refresh_token: z.string() }).meta({ id: 'SignedIn' })

/** The user in the path, checked before the rest of the input. */
export const ownerInput = z.object({ user_id: lookupIdSchema })

const changeable = {
  description: descriptionSchema.nullish().meta({ description: 'null clears' }),
  ...completionViews,
  priority: prioritySchema.optional().meta({
    description: 'In any letter case; null and an empty text mean medium',
  }),
  due_date: dueDateInputSchema.meta({
    description:
      'An instant, in UTC unless it names its offset, or a calendar date; null and an empty text clear',
  }),
}

export const listInput = z.object(listFields).superRefine(refuseTwoStarts)
export const idInput = z.object({ id: lookupIdSchema })
export const createInput = z.object({ title: titleSchema, ...changeable }).superRefine(refuseContradiction)
export const updateInput = z.object({
  id: lookupIdSchema,
  title: titleSchema.optional(),
  ...changeable,
  updated_at: sentBackSchema,
})
export const completeInput = z
  .looseObject({ id: lookupIdSchema, ...completeFlags })
  .superRefine(refuseUnclearFlag(['id', 'user_id']))

export const taskOutput = z
  .object({
    id: uuid,
    user_id: uuid,
    title: z.string(),
    description: z.string().nullable(),
    status: z.enum(taskStatuses),
    completed: z.boolean(),
    priority: z.enum(taskPriorities),
    due_date: instant.nullable(),
    completed_at: instant.nullable(),
    created_at: instant,
    updated_at: instant,
  })
  .meta({ id: 'ScopedTask' })

export type ScopedTask = z.infer<typeof taskOutput>
