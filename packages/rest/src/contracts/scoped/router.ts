import {
  completeTask,
  conditional,
  createTask,
  deleteTask,
  getTask,
  inputOf,
  listPage,
  outputOf,
  idempotencyKeyOf,
  router,
  tagTask,
  updateTask,
} from '@taskwire/api/contracts'
import { z } from 'zod'
import { scopedAuthRouter } from './auth.router.ts'
import * as docs from './docs.ts'
import { toScopedTask } from './mapper.ts'
import { ownerProcedure } from './owner.ts'
import * as schemas from './schemas.ts'

export const scopedRouter = router({
  auth: scopedAuthRouter,

  tasks: router({
    list: ownerProcedure
      .meta(docs.list)
      .input(inputOf(schemas.listInput))
      .output(outputOf(z.array(schemas.taskOutput)))
      .query(({ ctx, input }) => listPage(ctx, input, toScopedTask)),

    create: ownerProcedure
      .meta(docs.create)
      .input(inputOf(schemas.createInput))
      .output(outputOf(schemas.taskOutput))
      .mutation(async ({ ctx, input, path }) => {
        const key = idempotencyKeyOf(ctx, `scoped.${path}`, input)
        return toScopedTask(tagTask(ctx, await createTask(ctx.deps, ctx.actor, input, key)))
      }),

    get: ownerProcedure
      .meta(docs.get)
      .input(inputOf(schemas.idInput))
      .output(outputOf(schemas.taskOutput))
      .query(async ({ ctx, input }) => toScopedTask(tagTask(ctx, await getTask(ctx.deps, ctx.actor, input)))),

    update: ownerProcedure
      .meta(docs.update)
      .input(inputOf(schemas.updateInput))
      .output(outputOf(schemas.taskOutput))
      .mutation(async ({ ctx, input, path }) => {
        const key = idempotencyKeyOf(ctx, `scoped.${path}`, input)
        const changes = conditional(ctx, { ...input, keeps_day: true })
        return toScopedTask(tagTask(ctx, await updateTask(ctx.deps, ctx.actor, changes, key)))
      }),

    delete: ownerProcedure
      .meta(docs.remove)
      .input(inputOf(schemas.idInput))
      .output(outputOf(z.null()))
      .mutation(async ({ ctx, input }) => {
        await deleteTask(ctx.deps, ctx.actor, conditional(ctx, input))
        return null
      }),

    complete: ownerProcedure
      .meta(docs.complete)
      .input(inputOf(schemas.completeInput))
      .output(outputOf(schemas.taskOutput))
      .mutation(async ({ ctx, input, path }) => {
        // The rest of the body is not parsed.
        const { id, completed, complete, is_completed } = input
        const flags = { id, completed, complete, is_completed }
        const key = idempotencyKeyOf(ctx, `scoped.${path}`, flags)
        const task = await completeTask(ctx.deps, ctx.actor, conditional(ctx, flags), key)
        return toScopedTask(tagTask(ctx, task))
      }),
  }),
})
