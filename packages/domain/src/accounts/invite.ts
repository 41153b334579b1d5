import { z } from 'zod'
import { uuidSchema } from '../ids.ts'
import { timestampSchema } from '../instants.ts'
import { emailSchema } from './credentials.ts'

/** Whether anybody can register, only people with an invitation, or nobody. */
export const registrationModes = ['open', 'invite', 'closed'] as const
export type RegistrationMode = (typeof registrationModes)[number]

export const inviteStates = ['valid', 'used', 'expired', 'unknown'] as const
export type InviteState = (typeof inviteStates)[number]

/** Input that creates an invitation. */
export const newInviteSchema = z.object({
  email: emailSchema.optional().meta({
    description:
      'The only address that may use the invitation, which is mailed to it. Any address when omitted',
  }),
  expires_in_days: z.number().int().min(1).max(30).default(7),
})

export type NewInvite = z.input<typeof newInviteSchema>

/** An invitation, as admins see it. Its token is shown only once, at its creation. */
export const inviteSchema = z
  .object({
    id: uuidSchema,
    email: z.string().nullable().meta({ description: 'The address that may use it, or that used it' }),
    state: z.enum(['valid', 'used', 'expired']),
    created_at: timestampSchema,
    expires_at: timestampSchema,
    used_at: timestampSchema.nullable(),
  })
  .meta({ id: 'Invite' })

export type Invite = z.infer<typeof inviteSchema>
