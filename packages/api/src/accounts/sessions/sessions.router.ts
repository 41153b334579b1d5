import { z } from 'zod'
import { router } from '../../trpc/init.ts'
import { inputOf, outputOf } from '../../trpc/parsers.ts'
import { protectedProcedure } from '../../trpc/procedures.ts'
import { endOtherSessions } from './end-other-sessions.ts'
import { listSessions } from './list-sessions.ts'
import { revokeOwnSession } from './revoke-session.ts'
import * as docs from './sessions.docs.ts'
import { revokedOutput, sessionIdInput, sessionSchema } from './sessions.schemas.ts'

export const sessionsRouter = router({
  list: protectedProcedure
    .meta(docs.list)
    .output(outputOf(z.array(sessionSchema)))
    .query(({ ctx }) => listSessions(ctx.deps, ctx.actor)),

  revoke: protectedProcedure
    .meta(docs.revoke)
    .input(inputOf(sessionIdInput))
    .output(outputOf(revokedOutput))
    .mutation(async ({ ctx, input }) => {
      await revokeOwnSession(ctx.deps, ctx.actor, input.id, ctx)
      return { revoked: 1 }
    }),

  revokeOthers: protectedProcedure
    .meta(docs.revokeOthers)
    .output(outputOf(revokedOutput))
    .mutation(async ({ ctx }) => {
      const { user_id, session_id } = ctx.actor
      return { revoked: await endOtherSessions(ctx.deps, { user_id, keep: session_id }, ctx) }
    }),
})
