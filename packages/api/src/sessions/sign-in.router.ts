import { inputOf, outputOf } from '../trpc/parsers.ts'
import { publicProcedure } from '../trpc/procedures.ts'
import { checkCredentials } from './check-credentials.ts'
import { openRefreshableSession, openSession } from './open-session.ts'
import { givenRefresh, requireSameOrigin, toTokenResponse } from './refresh-cookie.ts'
import { refreshSession } from './refresh-session.ts'
import { revokedOutput } from './sessions.schemas.ts'
import { rememberTimeZone } from './remember-time-zone.ts'
import * as meta from './sign-in.meta.ts'
import { loginInput, loginOutput, logoutInput, refreshInput, refreshOutput } from './sign-in.schemas.ts'
import { signOut } from './sign-out.ts'

const token_type = 'bearer' as const

/** Signing in, refreshing and signing out; part of `auth`. */
export const signInProcedures = {
  login: publicProcedure
    .meta(meta.login)
    .input(inputOf(loginInput))
    .output(outputOf(loginOutput))
    .mutation(async ({ ctx, input: { transport, time_zone, ...credentials } }) => {
      const cookie = transport === 'cookie' ? requireSameOrigin(ctx.refreshCookie) : undefined
      const { user, proof } = await checkCredentials(ctx.deps, credentials, ctx)
      const request = { contract: 'native', user_agent: ctx.user_agent, ip: ctx.ip }
      const tokens =
        transport === undefined
          ? await openSession(ctx.deps, proof, request)
          : toTokenResponse(await openRefreshableSession(ctx.deps, proof, request), cookie)
      return {
        ...tokens,
        token: tokens.access_token,
        token_type,
        user: await rememberTimeZone(ctx.deps, user, time_zone),
      }
    }),

  refresh: publicProcedure
    .meta(meta.refresh)
    .input(inputOf(refreshInput))
    .output(outputOf(refreshOutput))
    .mutation(async ({ ctx, input }) => {
      const { refresh_token, cookie } = givenRefresh(ctx.refreshCookie, input)
      const session = await refreshSession(ctx.deps, refresh_token, ctx)
      return { ...toTokenResponse(session, cookie), token_type }
    }),

  logout: publicProcedure
    .meta(meta.logout)
    .input(inputOf(logoutInput))
    .output(outputOf(revokedOutput))
    .mutation(async ({ ctx, input }) => {
      const { refresh_token, cookie } = givenRefresh(ctx.refreshCookie, input)
      const revoked = await signOut(ctx.deps, { access_token: ctx.access_token, refresh_token }, ctx)
      cookie?.forget()
      return { revoked }
    }),
}
