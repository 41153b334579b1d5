import { z } from 'zod'
import { uuidSchema } from '../ids.ts'
import { timestampSchema } from '../instants.ts'
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
    time_zone: z
      .string()
      .nullable()
      .meta({ description: 'IANA name of the zone whose clock the service follows; UTC when null' }),
    created_at: timestampSchema,
  })
  .meta({ id: 'User' })

export type User = z.infer<typeof userSchema>

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
