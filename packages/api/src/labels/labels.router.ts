import {
  createLabelSchema,
  deleteLabelSchema,
  entityRevisionSchema,
  labelIdSchema,
  labelSchema,
  updateLabelSchema,
} from '@taskwire/domain'
import { z } from 'zod'
import { conditional, tagEntity } from '../sync/etags.ts'
import { idempotencyKeyOf } from '../sync/idempotency.ts'
import { router } from '../trpc/init.ts'
import { inputOf, outputOf } from '../trpc/parsers.ts'
import { protectedProcedure } from '../trpc/procedures.ts'
import { deleteLabel } from './delete-label.ts'
import { toLabel } from './label.row.ts'
import * as meta from './labels.meta.ts'
import { labelReads, listLabels } from './read-labels.ts'
import { createLabel, updateLabel } from './write-labels.ts'

export const labelsRouter = router({
  list: protectedProcedure
    .meta(meta.list)
    .output(outputOf(z.array(labelSchema)))
    .query(({ ctx }) => listLabels(ctx)),

  get: protectedProcedure
    .meta(meta.get)
    .input(inputOf(labelIdSchema))
    .output(outputOf(labelSchema))
    .query(async ({ ctx, input }) =>
      toLabel(tagEntity(ctx, await labelReads.get(ctx.deps, ctx.actor, input))),
    ),

  create: protectedProcedure
    .meta(meta.create)
    .input(inputOf(createLabelSchema))
    .output(outputOf(labelSchema))
    .mutation(async ({ ctx, input, path }) => {
      const key = idempotencyKeyOf(ctx, path, input)
      return toLabel(tagEntity(ctx, await createLabel(ctx.deps, ctx.actor, input, key)))
    }),

  update: protectedProcedure
    .meta(meta.update)
    .input(inputOf(updateLabelSchema))
    .output(outputOf(labelSchema))
    .mutation(async ({ ctx, input, path }) => {
      const key = idempotencyKeyOf(ctx, path, input)
      return toLabel(tagEntity(ctx, await updateLabel(ctx.deps, ctx.actor, conditional(ctx, input), key)))
    }),

  delete: protectedProcedure
    .meta(meta.remove)
    .input(inputOf(deleteLabelSchema))
    .output(outputOf(entityRevisionSchema))
    .mutation(({ ctx, input, path }) =>
      deleteLabel(ctx.deps, ctx.actor, conditional(ctx, input), idempotencyKeyOf(ctx, path, input)),
    ),
})
