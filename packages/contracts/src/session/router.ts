import {
  checkCredentials,
  inputOf,
  openRefreshableSession,
  outputOf,
  publicProcedure,
  refreshAccess,
  registerAccount,
  router,
  signOutByRefreshToken,
} from '@taskwire/api/contracts'
import { toAccount } from './mapper.ts'
import * as schemas from './schemas.ts'

const tags = ['User']
const refreshFailures = ['VALIDATION_FAILED', 'INVALID_REFRESH_TOKEN', 'REFRESH_TOKEN_EXPIRED'] as const

export const sessionRouter = router({
  signup: publicProcedure
    .meta({
      throttle: 'sign_up',
      openapi: {
        method: 'POST',
        path: '/user/signup',
        operationId: 'signup',
        summary: 'Create a new account',
        tags,
        protect: false,
      },
      rest: {
        status: 201,
        failures: ['VALIDATION_FAILED', 'EMAIL_TAKEN', 'REGISTRATION_CLOSED', 'INVITE_REQUIRED'],
        examples: { request: { name: 'dhaya', email: 'dhaya@gmail', password: '12345' } },
      },
    })
    .input(inputOf(schemas.signupInput))
    .output(outputOf(schemas.userOutput))
    .mutation(async ({ ctx, input }) =>
      toAccount(await registerAccount(ctx.deps, input, ctx, { strictPassword: false })),
    ),

  login: publicProcedure
    .meta({
      throttle: 'sign_in',
      openapi: {
        method: 'POST',
        path: '/user/login',
        operationId: 'login',
        summary: 'Authenticate and receive access and refresh tokens',
        tags,
        protect: false,
      },
      rest: {
        status: 200,
        failures: ['VALIDATION_FAILED', 'INVALID_CREDENTIALS', 'UNKNOWN_ACCOUNT'],
        examples: { request: { email: 'dhaya@gmail', password: '12345' } },
      },
    })
    .input(inputOf(schemas.loginInput))
    .output(outputOf(schemas.tokensOutput))
    .mutation(async ({ ctx, input }) => {
      const { deps, user_agent, ip } = ctx
      const { proof, user } = await checkCredentials(deps, input, ctx, { tellUnknown: true })
      const { access_token, refresh_token } = await openRefreshableSession(deps, proof, {
        contract: 'session',
        user_agent,
        ip,
      })
      const tokens = { access_token, token: access_token, refresh_token, token_type: 'bearer' as const }
      return { ...tokens, user: toAccount(user) }
    }),

  logout: publicProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/user/logout',
        operationId: 'logout',
        summary: 'End the session behind a refresh token',
        tags,
        protect: false,
      },
      rest: {
        status: 200,
        failures: refreshFailures,
        examples: { request: { refresh_token: 'REFRESH_TOKEN' } },
      },
    })
    .input(inputOf(schemas.refreshInput))
    .output(outputOf(schemas.messageOutput))
    .mutation(async ({ ctx, input }) => {
      await signOutByRefreshToken(ctx.deps, input.refresh_token ?? ctx.access_token, ctx)
      return { message: 'Logged out successfully..' }
    }),

  refreshToken: publicProcedure
    .meta({
      throttle: 'refresh',
      openapi: {
        method: 'POST',
        path: '/user/refresh-token',
        operationId: 'refreshToken',
        summary: 'A new access token for a valid refresh token',
        tags,
        protect: false,
      },
      rest: {
        status: 200,
        failures: refreshFailures,
        examples: { request: { refresh_token: 'REFRESH_TOKEN' } },
      },
    })
    .input(inputOf(schemas.refreshInput))
    .output(outputOf(schemas.tokenOutput))
    .mutation(async ({ ctx, input }) => ({
      token: await refreshAccess(ctx.deps, input.refresh_token ?? ctx.access_token, ctx),
    })),
})
