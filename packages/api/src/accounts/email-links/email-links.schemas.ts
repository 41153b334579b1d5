import { emailSchema, newPasswordSchema } from '@taskwire/domain'
import { z } from 'zod'

/** Any text; one that isn't a token belongs to no link. Bounded in length. */
export const tokenSchema = z.string().max(200)

export const linkInput = z.object({ token: tokenSchema })
export const resetRequestInput = z.object({ email: emailSchema })
export const resetInput = z.object({ token: tokenSchema, password: newPasswordSchema() })
