import { credentialsSchema, emailSchema, newPasswordSchema, userSchema } from '@taskwire/domain'
import { z } from 'zod'

export const registerInput = z.object({ email: emailSchema, password: newPasswordSchema() })
export const loginInput = credentialsSchema

export const registeredOutput = userSchema
export const loginOutput = z
  .object({
    access_token: z.string(),
    token_type: z.literal('bearer'),
    expires_in: z.number().int().meta({ description: 'Seconds' }),
    user: userSchema,
  })
  .meta({ id: 'SignedIn' })
