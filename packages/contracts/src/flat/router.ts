import {
  checkCredentials,
  inputOf,
  openSession,
  outputOf,
  publicProcedure,
  registerAccount,
  router,
} from '@taskwire/api/contracts'
import { toSignedUpUser } from './mapper.ts'
import { loginInput, signupInput, tokenOutput, userOutput } from './schemas.ts'

const tags = ['Authentication']

export const flatRouter = router({
  signup: publicProcedure
    .meta({
      throttle: 'sign_up',
      openapi: {
        method: 'POST',
        path: '/api/signup',
        operationId: 'signup',
        summary: 'Sign up',
        tags,
        protect: false,
      },
      rest: {
        status: 201,
        failures: [
          'VALIDATION_FAILED',
          'EMAIL_TAKEN',
          'USERNAME_TAKEN',
          'REGISTRATION_CLOSED',
          'INVITE_REQUIRED',
        ],
        examples: { request: { username: 'johndoe', email: 'johndoe@example.com', password: 'password123' } },
      },
    })
    .input(inputOf(signupInput))
    .output(outputOf(userOutput))
    .mutation(async ({ ctx, input }) =>
      toSignedUpUser(
        await registerAccount(ctx.deps, { ...input, username: input.username ?? undefined }, ctx, {
          strictPassword: false,
        }),
      ),
    ),

  login: publicProcedure
    .meta({
      throttle: 'sign_in',
      openapi: {
        method: 'POST',
        path: '/api/login',
        operationId: 'login',
        summary: 'Log in',
        tags,
        protect: false,
      },
      rest: {
        status: 200,
        failures: ['VALIDATION_FAILED', 'INVALID_CREDENTIALS'],
        examples: { request: { email: 'johndoe@example.com', password: 'password123' } },
      },
    })
    .input(inputOf(loginInput))
    .output(outputOf(tokenOutput))
    .mutation(async ({ ctx, input }) => {
      const { proof, user } = await checkCredentials(ctx.deps, input, ctx)
      const { user_agent, ip } = ctx
      const { access_token } = await openSession(ctx.deps, proof, {
        contract: 'flat',
        user_agent,
        ip,
      })
      const token_type = 'bearer' as const
      return { token: access_token, access_token, token_type, user: toSignedUpUser(user) }
    }),
})
