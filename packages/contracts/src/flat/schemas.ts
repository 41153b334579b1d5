import { credentialsSchema, emailSchema, newPasswordSchema, usernameSchema } from '@taskwire/domain'
import { z } from 'zod'

export const signupInput = z.object({
  username: usernameSchema.nullish(),
  email: emailSchema,
  password: newPasswordSchema(),
})

export const loginInput = credentialsSchema

export const userOutput = z
  .object({
    id: z.string().meta({ format: 'uuid' }),
    username: z.string().nullable(),
    email: z.string(),
    created_at: z.string().meta({ format: 'date-time' }),
  })
  .meta({ id: 'SignedUpUser' })

export const tokenOutput = z
  .object({
    token: z.string(),
    access_token: z.string().meta({ description: 'The same as `token`' }),
    token_type: z.literal('bearer'),
    user: userOutput,
  })
  .meta({ id: 'Token' })
