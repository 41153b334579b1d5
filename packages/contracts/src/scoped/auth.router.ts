import {
  checkCredentials,
  inputOf,
  openRefreshableSession,
  openSession,
  outputOf,
  publicProcedure,
  registerAccount,
  router,
} from '@taskwire/api/contracts'
import { toScopedUser } from './mapper.ts'
import * as schemas from './schemas.ts'

const auth = ['Authentication']
const credentials = { email: 'user@example.com', password: 'securePassword123' }

const contract = 'scoped'
const token_type = 'bearer' as const
const success = true as const

export const scopedAuthRouter = router({
  signup: publicProcedure
    .meta({
      throttle: 'sign_up',
      openapi: {
        method: 'POST',
        path: '/api/auth/signup',
        operationId: 'signup',
        summary: 'Register a new account and receive a token',
        tags: auth,
        protect: false,
      },
      rest: {
        status: 200,
        failures: ['VALIDATION_FAILED', 'EMAIL_TAKEN', 'REGISTRATION_CLOSED', 'INVITE_REQUIRED'],
        statusOverrides: { VALIDATION_FAILED: 400 },
        examples: { request: { ...credentials, confirm_password: credentials.password } },
      },
    })
    .input(inputOf(schemas.signupInput))
    .output(outputOf(schemas.signupOutput))
    .mutation(async ({ ctx: { deps, user_agent, ip }, input: { email, password } }) => {
      const user = await registerAccount(
        deps,
        { email, password },
        { ip, user_agent },
        { strictPassword: false },
      )
      const { access_token } = await openSession(deps, user.id, { contract, user_agent, ip })
      return { success, user: toScopedUser(user), token: access_token, access_token, token_type }
    }),

  signin: publicProcedure
    .meta({
      throttle: 'sign_in',
      openapi: {
        method: 'POST',
        path: '/api/auth/signin',
        operationId: 'signin',
        summary: 'Authenticate and receive tokens',
        tags: auth,
        protect: false,
      },
      rest: {
        status: 200,
        failures: ['VALIDATION_FAILED', 'INVALID_CREDENTIALS'],
        examples: { request: credentials },
      },
    })
    .input(inputOf(schemas.signinInput))
    .output(outputOf(schemas.signinOutput))
    .mutation(async ({ ctx: { deps, user_agent, ip }, input }) => {
      const { user, proof } = await checkCredentials(deps, input, { ip, user_agent })
      const session = await openRefreshableSession(deps, proof, { contract, user_agent, ip })
      const { access_token, refresh_token } = session
      const tokens = { token: access_token, access_token, refresh_token, token_type }
      return { success, user: toScopedUser(user), ...tokens }
    }),
})
