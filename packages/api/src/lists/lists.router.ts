import {
  createListSchema,
  deleteListSchema,
  entityRevisionSchema,
  listIdSchema,
  listListsSchema,
  listSchema,
  restoreListSchema,
  updateListSchema,
} from '@taskwire/domain'
import { z } from 'zod'
import { conditional, tagEntity } from '../sync/etags.ts'
import { idempotencyKeyOf } from '../sync/idempotency.ts'
import { router } from '../trpc/init.ts'
import { inputOf, outputOf } from '../trpc/parsers.ts'
import { protectedProcedure } from '../trpc/procedures.ts'
import { toList } from './list.row.ts'
import * as meta from './lists.meta.ts'
import { listReads, listLists } from './read-lists.ts'
import { deleteList, restoreList } from './trash-lists.ts'
import { createList, updateList } from './write-lists.ts'

export const listsRouter = router({
  list: protectedProcedure
    .meta(meta.list)
    .input(inputOf(listListsSchema.optional()))
    .output(outputOf(z.array(listSchema)))
    .query(({ ctx, input }) => listLists(ctx, input ?? {})),

  get: protectedProcedure
    .meta(meta.get)
    .input(inputOf(listIdSchema))
    .output(outputOf(listSchema))
    .query(async ({ ctx, input }) => toList(tagEntity(ctx, await listReads.get(ctx.deps, ctx.actor, input)))),

  create: protectedProcedure
    .meta(meta.create)
    .input(inputOf(createListSchema))
    .output(outputOf(listSchema))
    .mutation(async ({ ctx, input, path }) => {
      const key = idempotencyKeyOf(ctx, path, input)
      return toList(tagEntity(ctx, await createList(ctx.deps, ctx.actor, input, key)))
    }),

  update: protectedProcedure
    .meta(meta.update)
    .input(inputOf(updateListSchema))
    .output(outputOf(listSchema))
    .mutation(async ({ ctx, input, path }) => {
      const key = idempotencyKeyOf(ctx, path, input)
      return toList(tagEntity(ctx, await updateList(ctx.deps, ctx.actor, conditional(ctx, input), key)))
    }),

  delete: protectedProcedure
    .meta(meta.remove)
    .input(inputOf(deleteListSchema))
    .output(outputOf(entityRevisionSchema))
    .mutation(({ ctx, input, path }) =>
      deleteList(ctx.deps, ctx.actor, conditional(ctx, input), idempotencyKeyOf(ctx, path, input)),
    ),

  restore: protectedProcedure
    .meta(meta.restore)
    .input(inputOf(restoreListSchema))
    .output(outputOf(listSchema))
    .mutation(async ({ ctx, input, path }) => {
      const key = idempotencyKeyOf(ctx, path, input)
      return toList(tagEntity(ctx, await restoreList(ctx.deps, ctx.actor, input, key)))
    }),
})
