import { publicProcedure, protectedProcedure } from '../trpc/procedures.ts'
import { inputOf, outputOf } from '../trpc/parsers.ts'
import { router } from '../trpc/init.ts'
import {
  loginInput,
  loginOutput,
  logoutInput,
  refreshInput,
  refreshOutput,
  registeredOutput,
  registerInput,
} from './accounts.schemas.ts'
import * as docs from './accounts.docs.ts'
import { checkCredentials } from './check-credentials.ts'
import { getAccount } from './get-account.ts'
import { linkProcedures } from './links/links.router.ts'
import { openRefreshableSession, openSession } from './open-session.ts'
import { registerAccount } from './register-account.ts'
import { logOut } from './sessions/log-out.ts'
import { givenRefresh, handOver, ownCookie } from './sessions/refresh-cookie.ts'
import { refreshSession } from './sessions/refresh-session.ts'
import { revokedOutput } from './sessions/sessions.schemas.ts'

const token_type = 'bearer' as const

export const accountsRouter = router({
  register: publicProcedure
    .meta(docs.register)
    .input(inputOf(registerInput))
    .output(outputOf(registeredOutput))
    .mutation(({ ctx, input }) => registerAccount(ctx.deps, input, ctx, { strictPassword: true })),

  login: publicProcedure
    .meta(docs.login)
    .input(inputOf(loginInput))
    .output(outputOf(loginOutput))
    .mutation(async ({ ctx, input: { transport, ...credentials } }) => {
      const cookie = transport === 'cookie' ? ownCookie(ctx.refreshCookie) : undefined
      const { user, proof } = await checkCredentials(ctx.deps, credentials, ctx)
      const request = { door: 'native', user_agent: ctx.user_agent, ip: ctx.ip }
      const tokens =
        transport === undefined
          ? await openSession(ctx.deps, proof, request)
          : handOver(await openRefreshableSession(ctx.deps, proof, request), cookie)
      return { ...tokens, token: tokens.access_token, token_type, user }
    }),

  refresh: publicProcedure
    .meta(docs.refresh)
    .input(inputOf(refreshInput))
    .output(outputOf(refreshOutput))
    .mutation(async ({ ctx, input }) => {
      const { refresh_token, cookie } = givenRefresh(ctx.refreshCookie, input)
      const session = await refreshSession(ctx.deps, refresh_token, ctx)
      return { ...handOver(session, cookie), token_type }
    }),

  logout: publicProcedure
    .meta(docs.logout)
    .input(inputOf(logoutInput))
    .output(outputOf(revokedOutput))
    .mutation(async ({ ctx, input }) => {
      const { refresh_token, cookie } = givenRefresh(ctx.refreshCookie, input)
      const revoked = await logOut(ctx.deps, { access_token: ctx.access_token, refresh_token }, ctx)
      cookie?.forget()
      return { revoked }
    }),

  me: protectedProcedure
    .meta(docs.me)
    .output(outputOf(registeredOutput))
    .query(({ ctx }) => getAccount(ctx.deps, ctx.actor)),

  ...linkProcedures,
})
