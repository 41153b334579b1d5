import { z } from 'zod'
import { router } from '../trpc/init.ts'
import { inputOf, outputOf } from '../trpc/parsers.ts'
import { protectedProcedure } from '../trpc/procedures.ts'
import { listSessions } from './list-sessions.ts'
import { revokeOtherSessions, revokeOwnSession } from './revoke-sessions.ts'
import * as meta from './sessions.meta.ts'
import { revokedOutput, sessionIdInput, sessionSchema } from './sessions.schemas.ts'

export const sessionsRouter = router({
  list: protectedProcedure
    .meta(meta.list)
    .output(outputOf(z.array(sessionSchema)))
    .query(({ ctx }) => listSessions(ctx.deps, ctx.actor)),

  revoke: protectedProcedure
    .meta(meta.revoke)
    .input(inputOf(sessionIdInput))
    .output(outputOf(revokedOutput))
    .mutation(async ({ ctx, input }) => {
      await revokeOwnSession(ctx.deps, ctx.actor, input.id, ctx)
      return { revoked: 1 }
    }),

  revokeOthers: protectedProcedure
    .meta(meta.revokeOthers)
    .output(outputOf(revokedOutput))
    .mutation(async ({ ctx }) => {
      const { user_id, session_id } = ctx.actor
      return { revoked: await revokeOtherSessions(ctx.deps, { user_id, keep: session_id }, ctx) }
    }),
})
