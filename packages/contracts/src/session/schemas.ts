import { credentialsSchema, emailSchema, nameSchema, newPasswordSchema } from '@taskwire/domain'
import { z } from 'zod'

/** The literal example of the document, 12345, must register. */
const MIN_PASSWORD_HERE = 5

export const signupInput = z.object({
  name: nameSchema,
  email: emailSchema,
  password: newPasswordSchema(MIN_PASSWORD_HERE),
})
export const loginInput = credentialsSchema
export const refreshInput = z
  .object({ refresh_token: z.string().max(1_000).optional() })
  .meta({ description: 'The refresh token, here or as the bearer token of the Authorization header' })

export const userOutput = z
  .object({ id: z.number().int(), name: z.string(), email: z.string() })
  .meta({ id: 'Account' })
export const tokensOutput = z
  .object({
    access_token: z.string(),
    token: z.string().meta({ description: 'The same as `access_token`' }),
    refresh_token: z.string(),
    token_type: z.literal('bearer'),
    user: userOutput,
  })
  .meta({ id: 'Tokens' })
export const messageOutput = z.object({ message: z.string() }).meta({ id: 'Message' })
export const tokenOutput = z.object({ token: z.string() }).meta({ id: 'NewToken' })
