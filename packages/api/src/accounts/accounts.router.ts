import { publicProcedure, protectedProcedure } from '../trpc/procedures.ts'
import { inputOf, outputOf } from '../trpc/parsers.ts'
import { router } from '../trpc/init.ts'
import { loginInput, loginOutput, registeredOutput, registerInput } from './accounts.schemas.ts'
import * as docs from './accounts.docs.ts'
import { checkCredentials } from './check-credentials.ts'
import { getAccount } from './get-account.ts'
import { openSession } from './open-session.ts'
import { registerAccount } from './register-account.ts'

export const accountsRouter = router({
  register: publicProcedure
    .meta(docs.register)
    .input(inputOf(registerInput))
    .output(outputOf(registeredOutput))
    .mutation(({ ctx, input }) => registerAccount(ctx.deps, input, { strictPassword: true })),

  login: publicProcedure
    .meta(docs.login)
    .input(inputOf(loginInput))
    .output(outputOf(loginOutput))
    .mutation(async ({ ctx, input }) => {
      const user = await checkCredentials(ctx.deps, input)
      const { access_token, expires_in } = await openSession(ctx.deps, user.id, {
        door: 'native',
        user_agent: ctx.user_agent,
        ip: ctx.ip,
      })
      return { access_token, token_type: 'bearer' as const, expires_in, user }
    }),

  me: protectedProcedure
    .meta(docs.me)
    .output(outputOf(registeredOutput))
    .query(({ ctx }) => getAccount(ctx.deps, ctx.actor)),
})
