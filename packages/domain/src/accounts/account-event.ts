import { z } from 'zod'
import { uuidSchema } from '../ids.ts'
import { timestampSchema } from '../instants.ts'

/** Events that the owner of an account can read. */
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
  'calendar_created',
  'calendar_revoked',
  'role_changed',
  'deactivated',
  'reactivated',
  'session_ended_by_admin',
  'access_token_revoked_by_admin',
  'access_ended_by_admin',
  'exported',
  // What an admin did to another account, in the activity of the admin.
  'user_role_changed',
  'user_deactivated',
  'user_reactivated',
  'user_session_ended',
  'user_access_token_revoked',
  'user_access_ended',
  'user_deleted',
  'invite_created',
  'invite_withdrawn',
  'webhook_created',
  'webhook_deleted',
  'webhook_paused',
  'webhook_ended',
] as const

export type AccountEventType = (typeof accountEventTypes)[number]

/** An event of an account, as its owner sees it. */
export const accountEventSchema = z
  .object({
    id: uuidSchema,
    type: z.enum(accountEventTypes),
    session_id: uuidSchema.nullable().meta({ description: 'The session it happened to or through' }),
    ip: z.string().nullable(),
    user_agent: z.string().nullable(),
    about: z
      .string()
      .nullable()
      .meta({ description: 'E-mail of the other account that an admin changed or invited' }),
    created_at: timestampSchema,
  })
  .meta({ id: 'AccountEvent' })

export type AccountEvent = z.infer<typeof accountEventSchema>
