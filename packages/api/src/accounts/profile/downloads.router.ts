import { router } from '../../trpc/init.ts'
import { piecesOf } from '../../trpc/parsers.ts'
import { protectedProcedure } from '../../trpc/procedures.ts'
import * as docs from './account.docs.ts'
import { exportAccount } from './export-account.ts'
import { exportSchema } from './export.schema.ts'

/** Answers that are sent in pieces and kept as a file. REST alone has them: a typed call holds its answer whole. */
export const downloadsRouter = router({
  account: protectedProcedure
    .meta(docs.exportAccount)
    .output(piecesOf(exportSchema))
    .query(({ ctx }) => exportAccount(ctx.deps, ctx.actor, ctx, () => ctx.recheckSession(false))),
})
