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
import * as docs from './docs.ts'
import { toAccount } from './mapper.ts'
import * as schemas from './schemas.ts'

export const sessionRouter = router({
  signup: publicProcedure
    .meta(docs.signup)
    .input(inputOf(schemas.signupInput))
    .output(outputOf(schemas.userOutput))
    .mutation(async ({ ctx, input }) =>
      toAccount(await registerAccount(ctx.deps, input, ctx, { strictPassword: false })),
    ),

  login: publicProcedure
    .meta(docs.login)
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
    .meta(docs.logout)
    .input(inputOf(schemas.refreshInput))
    .output(outputOf(schemas.messageOutput))
    .mutation(async ({ ctx, input }) => {
      await signOutByRefreshToken(ctx.deps, input.refresh_token ?? ctx.access_token, ctx)
      return { message: 'Logged out successfully..' }
    }),

  refreshToken: publicProcedure
    .meta(docs.refreshToken)
    .input(inputOf(schemas.refreshInput))
    .output(outputOf(schemas.tokenOutput))
    .mutation(async ({ ctx, input }) => ({
      token: await refreshAccess(ctx.deps, input.refresh_token ?? ctx.access_token, ctx),
    })),
})
