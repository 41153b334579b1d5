import { z } from 'zod'
import { uuidSchema } from '../ids.ts'
import { timestampSchema } from '../instants.ts'
import type { Scope } from './scopes.ts'

export const userRoles = ['user', 'admin'] as const
export type UserRole = (typeof userRoles)[number]

/** An account as its owner sees it. */
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
    created_at: timestampSchema,
  })
  .meta({ id: 'User' })

export type User = z.infer<typeof userSchema>

/** Who makes a call: proved by an access token, never by anything the caller wrote elsewhere. */
export interface Actor {
  readonly user_id: string
  readonly user_number: number
  readonly role: UserRole
  /** What the call stands on: a session, or in its place a personal access token. */
  readonly session_id: string
  /** All that a personal access token may do; null for a session, which may do everything that its user may. */
  readonly scopes: ReadonlySet<Scope> | null
}
