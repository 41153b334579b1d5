import { credentialsSchema, deviceTimeZoneSchema, userSchema } from '@taskwire/domain'
import { z } from 'zod'

/** Where a client gets its refresh token: in the response's body, or in a cookie that scripts can't read. */
const transports = ['body', 'cookie'] as const
export const loginInput = credentialsSchema.extend({
  transport: z.enum(transports).optional().meta({
    description:
      'Asks for a session that can be refreshed, and where its refresh token goes. Omitted: an access token for 24 hours and no refresh token',
  }),
  time_zone: deviceTimeZoneSchema,
})
const givenRefreshToken = z.string().max(1_000).optional().meta({
  description: 'Omitted: the one in the cookie',
})
export const refreshInput = z.object({ refresh_token: givenRefreshToken })
export const logoutInput = z.object({ refresh_token: givenRefreshToken })

const tokens = {
  access_token: z.string(),
  token_type: z.literal('bearer'),
  expires_in: z.number().int().meta({ description: 'Seconds' }),
  refresh_token: z.string().optional().meta({ description: 'With the transport `body`' }),
}
export const loginOutput = z
  .object({
    ...tokens,
    token: z.string().meta({ description: 'The same as `access_token`' }),
    user: userSchema,
  })
  .meta({ id: 'SignedIn' })
export const refreshOutput = z.object(tokens).meta({ id: 'Refreshed' })
