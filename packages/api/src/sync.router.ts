import {
  entityBatchInputSchema,
  entityBatchOutputSchema,
  entityChangePageSchema,
  entityChangesInputSchema,
  followChangesSchema,
  type EntityKind,
} from '@taskwire/domain'
import { tracked } from '@trpc/server'
import { labelBatch } from './labels/label-batch.ts'
import { listBatch } from './lists/list-batch.ts'
import type { BatchKind } from './sync/batch-kind.ts'
import { followChanges } from './sync/follow-changes.ts'
import { entityPageForms, pageOutput } from './sync/log-page.ts'
import { pollChanges } from './sync/poll-changes.ts'
import { runBatch } from './sync/run-batch.ts'
import * as meta from './sync.meta.ts'
import { taskBatch } from './tasks/task-batch.ts'
import { toDomainError } from './trpc/errors.ts'
import { router } from './trpc/init.ts'
import { inputOf, outputOf } from './trpc/parsers.ts'
import { protectedProcedure } from './trpc/procedures.ts'

/** Rows are locked in this order: what others belong to comes first. */
const batchKinds = {
  list: listBatch,
  label: labelBatch,
  task: taskBatch,
} satisfies { [Kind in EntityKind]: BatchKind<Kind> }

/** The log of all kinds. */
export const syncRouter = router({
  changes: protectedProcedure
    .meta(meta.changes)
    .input(inputOf(entityChangesInputSchema.optional()))
    .output(outputOf(entityChangePageSchema))
    .query(async ({ ctx, input, signal }) =>
      pageOutput(
        ctx,
        await pollChanges(ctx.deps, ctx.actor, input ?? {}, [signal, ctx.closing]),
        entityPageForms,
      ),
    ),

  onChange: protectedProcedure
    .meta({ access: 'tasks:read', noBatch: true })
    .input(inputOf(followChangesSchema.optional()))
    .subscription(async function* ({ ctx, input, signal }) {
      const { recheckSession: recheck, drained } = ctx
      const options = {
        kinds: input?.kinds,
        cursor: input?.lastEventId ?? undefined,
        signal,
        recheck,
        drained,
      }
      for await (const page of followChanges(ctx.deps, ctx.actor, options)) yield tracked(page.cursor, page)
    }),

  batch: protectedProcedure
    .meta(meta.batch)
    .input(inputOf(entityBatchInputSchema))
    .output(outputOf(entityBatchOutputSchema))
    .mutation(({ ctx, input }) => runBatch(ctx, input, batchKinds, toDomainError)),
})
