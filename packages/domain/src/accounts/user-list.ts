import { z } from 'zod'
import { parseNumber } from '../ids.ts'
import { limitSchema } from '../paging.ts'
import { boundedText } from '../text.ts'
import { refusedAs } from '../zod-error-map.ts'
import { userRoles, userSchema } from './account.ts'

/** Filters and page of the list of users, newest first. */
export const listUsersSchema = z.object({
  search: boundedText({ min: 1, max: 200 })
    .optional()
    .meta({ description: 'Part of e-mail, name or username, in any letter case' }),
  role: z.enum(userRoles).optional(),
  limit: limitSchema(200, '50'),
  cursor: z
    .string()
    .refine((text) => parseNumber(text) !== undefined, refusedAs({ code: 'unknown_cursor' }))
    .optional()
    .meta({ description: 'Where the next page starts: the `number` of the last user of the page before' }),
})

export type ListUsersInput = z.infer<typeof listUsersSchema>

/** A user, as an admin sees one: with the number of tasks but not their content. */
export const managedUserSchema = userSchema
  .omit({ time_zone: true, day_start: true, remind_by_push: true, remind_by_email: true })
  .extend({ task_count: z.number().int().meta({ description: 'Living tasks' }) })
  .meta({ id: 'ManagedUser' })

export type ManagedUser = z.infer<typeof managedUserSchema>
