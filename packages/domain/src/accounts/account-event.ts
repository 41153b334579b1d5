import { z } from 'zod'
import { uuidSchema } from '../ids.ts'
import { timestampSchema } from '../instants.ts'

/** What an account's owner is told of it. */
export const accountEventTypes = [
  'registered',
  'signed_in',
  'sign_in_failed',
  'signed_out',
  'session_revoked',
  'refresh_token_reused',
  'email_verified',
  'email_changed',
  'email_restored',
  'password_changed',
  'password_reset_requested',
  'password_reset_by_operator',
  'password_reset',
  'access_token_created',
  'access_token_used',
  'access_token_revoked',
  'role_changed',
  'deactivated',
  'reactivated',
  'exported',
] as const

export type AccountEventType = (typeof accountEventTypes)[number]

/** One thing that happened to an account, as its owner reads it. */
export const accountEventSchema = z
  .object({
    id: uuidSchema,
    type: z.enum(accountEventTypes),
    session_id: uuidSchema.nullable().meta({ description: 'The session it happened to or through' }),
    ip: z.string().nullable(),
    user_agent: z.string().nullable(),
    created_at: timestampSchema,
  })
  .meta({ id: 'AccountEvent' })

export type AccountEvent = z.infer<typeof accountEventSchema>
