import {
  dayStartSchema,
  emailSchema,
  givenPasswordSchema,
  limitSchema,
  nameSchema,
  newPasswordSchema,
  timeZoneSchema,
  usernameSchema,
} from '@taskwire/domain'
import { z } from 'zod'

export const changePasswordInput = z.object({
  current_password: givenPasswordSchema,
  new_password: newPasswordSchema(),
})
export const changeEmailInput = z.object({ password: givenPasswordSchema, new_email: emailSchema })
export const updateProfileInput = z.object({
  name: nameSchema.nullable().optional(),
  username: usernameSchema.nullable().optional(),
  day_start: dayStartSchema.optional(),
  remind_by_push: z.boolean().optional(),
  remind_by_email: z.boolean().optional(),
  time_zone: timeZoneSchema
    .nullable()
    .optional()
    .meta({ description: 'IANA name, such as Europe/Berlin; null is UTC' }),
})
export const deleteAccountInput = z.object({ password: givenPasswordSchema })

export const activityInput = z.object({
  limit: limitSchema(100, '50'),
  cursor: z
    .uuid()
    .toLowerCase()
    .optional()
    .meta({ description: 'Where the next page starts: from the Link header, or the id of the last event' }),
})
