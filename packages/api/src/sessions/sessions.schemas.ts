import { timestampSchema, uuidSchema } from '@taskwire/domain'
import { z } from 'zod'

export const sessionIdInput = z.object({ id: z.string().max(100) })

/** A signed-in device. */
export const sessionSchema = z
  .object({
    id: uuidSchema,
    door: z.string().meta({ description: 'The contract through which it was opened' }),
    device: z.string().nullable().meta({ description: 'What the device called itself (User-Agent)' }),
    created_at: timestampSchema,
    last_used_at: timestampSchema.meta({ description: 'Of the sign-in or the last refresh' }),
    expires_at: timestampSchema.meta({ description: 'When it ends if it is not used again' }),
    is_current: z.boolean().meta({ description: 'True for the session of this very call' }),
  })
  .meta({ id: 'Session' })

export type SignedInDevice = z.infer<typeof sessionSchema>

export const revokedOutput = z.object({
  revoked: z.number().int().meta({ description: 'How many sessions ended by this call' }),
})
