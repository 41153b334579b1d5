import { emailSchema, newPasswordSchema } from '@taskwire/domain'
import { z } from 'zod'

/** Whatever cannot be a token belongs to no link, but bounded. */
const tokenSchema = z.string().max(200)

export const linkInput = z.object({ token: tokenSchema })
export const resetRequestInput = z.object({ email: emailSchema })
export const resetInput = z.object({ token: tokenSchema, password: newPasswordSchema() })
