import { z } from 'zod'
import { uuidSchema } from '../ids.ts'
import { timestampSchema } from '../instants.ts'
import { refusedAs, textOr } from '../zod-error-map.ts'
import type { Scope } from './scopes.ts'

export const userRoles = ['user', 'admin'] as const
export type UserRole = (typeof userRoles)[number]

/** An account, as its owner sees it. */
export const userSchema = z
  .object({
    id: uuidSchema,
    number: z.number().int().meta({
      description:
        'Id of the user in contracts with integer ids. Random, so it says nothing about the number of users',
    }),
    email: z.string(),
    username: z.string().nullable(),
    name: z.string().nullable(),
    role: z.enum(userRoles),
    is_active: z.boolean(),
    email_verified: z.boolean(),
    day_start: z.string().meta({
      description:
        'Time of day, such as 09:00, at which a task without a time of its own is due for reminders',
    }),
    remind_by_push: z.boolean().meta({ description: 'Whether reminders are sent to subscribed browsers' }),
    remind_by_email: z
      .boolean()
      .meta({ description: 'Whether reminders are mailed, once the address is confirmed' }),
    time_zone: z
      .string()
      .nullable()
      .meta({ description: 'IANA name of the zone whose clock the service follows; UTC when null' }),
    created_at: timestampSchema,
  })
  .meta({ id: 'User' })

export type User = z.infer<typeof userSchema>

/** A time of day in 24 hours: 09:00. */
export const dayStartSchema = textOr(
  { code: 'not_a_time' },
  z
    .string()
    .refine((text) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text), refusedAs({ code: 'not_a_time' }))
    .meta({ examples: ['09:00'] }),
)

/** The author of a call. Only an access token proves it, never another field of the request. */
export interface Actor {
  readonly user_id: string
  readonly user_number: number
  readonly role: UserRole
  /** Id of the session, or of the personal access token, that authenticates the call. */
  readonly session_id: string
  /** Scopes of a personal access token; null for a session, which has all rights of its user. */
  readonly scopes: ReadonlySet<Scope> | null
}
