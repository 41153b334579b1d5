import {
  completeTaskSchema,
  createTaskSchema,
  listTasksSchema,
  taskIdSchema,
  taskSchema,
  updateTaskSchema,
} from '@taskwire/domain'
import { z } from 'zod'
import { router } from '../trpc/init.ts'
import { inputOf, outputOf } from '../trpc/parsers.ts'
import { protectedProcedure } from '../trpc/procedures.ts'
import { createTask } from './create-task.ts'
import { deleteTask } from './delete-task.ts'
import { getTask } from './get-task.ts'
import { listPage } from './list-tasks.ts'
import * as docs from './tasks.docs.ts'
import { toTask } from './to-task.ts'
import { updateTask } from './update-task.ts'

const deletedSchema = z.object({ id: z.string(), revision: z.number().int() })

export const tasksRouter = router({
  list: protectedProcedure
    .meta(docs.list)
    .input(inputOf(listTasksSchema.optional()))
    .output(outputOf(z.array(taskSchema)))
    .query(async ({ ctx, input }) => (await listPage(ctx, input ?? {})).map(toTask)),

  get: protectedProcedure
    .meta(docs.get)
    .input(inputOf(taskIdSchema))
    .output(outputOf(taskSchema))
    .query(async ({ ctx, input }) => toTask(await getTask(ctx.deps, ctx.actor, input))),

  create: protectedProcedure
    .meta(docs.create)
    .input(inputOf(createTaskSchema))
    .output(outputOf(taskSchema))
    .mutation(async ({ ctx, input }) => toTask(await createTask(ctx.deps, ctx.actor, input))),

  update: protectedProcedure
    .meta(docs.update)
    .input(inputOf(updateTaskSchema))
    .output(outputOf(taskSchema))
    .mutation(async ({ ctx, input }) => toTask(await updateTask(ctx.deps, ctx.actor, input))),

  complete: protectedProcedure
    .meta(docs.complete)
    .input(inputOf(completeTaskSchema))
    .output(outputOf(taskSchema))
    .mutation(async ({ ctx, input }) => toTask(await updateTask(ctx.deps, ctx.actor, input))),

  delete: protectedProcedure
    .meta(docs.remove)
    .input(inputOf(taskIdSchema))
    .output(outputOf(deletedSchema))
    .mutation(({ ctx, input }) => deleteTask(ctx.deps, ctx.actor, input)),
})
