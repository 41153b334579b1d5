import { router } from '../../trpc/init.ts'
import { streamedOutput } from '../../trpc/parsers.ts'
import { protectedProcedure } from '../../trpc/procedures.ts'
import * as meta from '../account.meta.ts'
import { exportAccount } from './export-account.ts'
import { exportSchema } from './export.schema.ts'

/** Streamed downloads. Only REST has them: a tRPC call keeps its whole response in memory. */
export const downloadsRouter = router({
  account: protectedProcedure
    .meta(meta.exportAccount)
    .output(streamedOutput(exportSchema))
    .query(({ ctx }) => exportAccount(ctx.deps, ctx.actor, ctx, () => ctx.recheckSession(false))),
})
