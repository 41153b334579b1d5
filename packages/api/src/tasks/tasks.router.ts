import {
  batchInputSchema,
  batchOutputSchema,
  changePageSchema,
  changesInputSchema,
  completeTaskSchema,
  createTaskSchema,
  deletedTaskSchema,
  deleteTaskSchema,
  entityRevisionSchema,
  followChangesSchema,
  listTasksSchema,
  moveTaskSchema,
  quickAddSchema,
  restoreTaskSchema,
  skipTaskSchema,
  taskIdSchema,
  taskSchema,
  trashSchema,
  updateTaskSchema,
} from '@taskwire/domain'
import { tracked } from '@trpc/server'
import { z } from 'zod'
import { conditional, tagEntity } from '../sync/etags.ts'
import { followChanges } from '../sync/follow-changes.ts'
import { pageOutput } from '../sync/log-page.ts'
import { pollChanges } from '../sync/poll-changes.ts'
import { idempotencyKeyOf } from '../sync/idempotency.ts'
import { runBatch } from '../sync/run-batch.ts'
import { toTask } from './task.row.ts'
import { toDomainError } from '../trpc/errors.ts'
import { router } from '../trpc/init.ts'
import { inputOf, outputOf } from '../trpc/parsers.ts'
import { protectedProcedure } from '../trpc/procedures.ts'
import { createTask } from './create-task.ts'
import { getTask } from './get-task.ts'
import { listTasks } from './list-tasks.ts'
import { moveTask } from './move-task.ts'
import { quickAddTask } from './quick-add-task.ts'
import { skipTask } from './skip-task.ts'
import { taskBatch, toEntityBatch, toTaskBatch } from './task-batch.ts'
import { taskPageForms, toTaskPage } from './task-page.ts'
import * as logMeta from './task-log.meta.ts'
import * as meta from './tasks.meta.ts'
import * as trashMeta from './trash.meta.ts'
import { deleteTask, listDeleted, restoreTask } from './trash.ts'
import { completeTask, updateTask } from './update-task.ts'

const followSchema = followChangesSchema.omit({ kinds: true })

export const tasksRouter = router({
  list: protectedProcedure
    .meta(meta.list)
    .input(inputOf(listTasksSchema.optional()))
    .output(outputOf(z.array(taskSchema)))
    .query(({ ctx, input }) => listTasks(ctx, input ?? {})),

  trash: protectedProcedure
    .meta(trashMeta.trash)
    .input(inputOf(trashSchema.optional()))
    .output(outputOf(z.array(deletedTaskSchema)))
    .query(({ ctx, input }) => listDeleted(ctx, input ?? {})),

  get: protectedProcedure
    .meta(meta.get)
    .input(inputOf(taskIdSchema))
    .output(outputOf(taskSchema))
    .query(async ({ ctx, input }) => toTask(tagEntity(ctx, await getTask(ctx.deps, ctx.actor, input)))),

  create: protectedProcedure
    .meta(meta.create)
    .input(inputOf(createTaskSchema))
    .output(outputOf(taskSchema))
    .mutation(async ({ ctx, input, path }) =>
      toTask(
        tagEntity(ctx, await createTask(ctx.deps, ctx.actor, input, idempotencyKeyOf(ctx, path, input))),
      ),
    ),

  quickAdd: protectedProcedure
    .meta(meta.quickAdd)
    .input(inputOf(quickAddSchema))
    .output(outputOf(taskSchema))
    .mutation(async ({ ctx, input, path }) =>
      toTask(
        tagEntity(ctx, await quickAddTask(ctx.deps, ctx.actor, input, idempotencyKeyOf(ctx, path, input))),
      ),
    ),

  update: protectedProcedure
    .meta(meta.update)
    .input(inputOf(updateTaskSchema))
    .output(outputOf(taskSchema))
    .mutation(async ({ ctx, input, path }) =>
      toTask(
        tagEntity(
          ctx,
          await updateTask(ctx.deps, ctx.actor, conditional(ctx, input), idempotencyKeyOf(ctx, path, input)),
        ),
      ),
    ),

  complete: protectedProcedure
    .meta(meta.complete)
    .input(inputOf(completeTaskSchema))
    .output(outputOf(taskSchema))
    .mutation(async ({ ctx, input, path }) =>
      toTask(
        tagEntity(
          ctx,
          await completeTask(
            ctx.deps,
            ctx.actor,
            conditional(ctx, input),
            idempotencyKeyOf(ctx, path, input),
          ),
        ),
      ),
    ),

  skip: protectedProcedure
    .meta(meta.skip)
    .input(inputOf(skipTaskSchema))
    .output(outputOf(taskSchema))
    .mutation(async ({ ctx, input, path }) =>
      toTask(
        tagEntity(
          ctx,
          await skipTask(ctx.deps, ctx.actor, conditional(ctx, input), idempotencyKeyOf(ctx, path, input)),
        ),
      ),
    ),

  move: protectedProcedure
    .meta(meta.move)
    .input(inputOf(moveTaskSchema))
    .output(outputOf(taskSchema))
    .mutation(async ({ ctx, input, path }) =>
      toTask(
        tagEntity(
          ctx,
          await moveTask(ctx.deps, ctx.actor, conditional(ctx, input), idempotencyKeyOf(ctx, path, input)),
        ),
      ),
    ),

  delete: protectedProcedure
    .meta(meta.remove)
    .input(inputOf(deleteTaskSchema))
    .output(outputOf(entityRevisionSchema))
    .mutation(({ ctx, input, path }) =>
      deleteTask(ctx.deps, ctx.actor, conditional(ctx, input), idempotencyKeyOf(ctx, path, input)),
    ),

  restore: protectedProcedure
    .meta(trashMeta.restore)
    .input(inputOf(restoreTaskSchema))
    .output(outputOf(taskSchema))
    .mutation(async ({ ctx, input, path }) =>
      toTask(
        tagEntity(ctx, await restoreTask(ctx.deps, ctx.actor, input, idempotencyKeyOf(ctx, path, input))),
      ),
    ),

  batch: protectedProcedure
    .meta(logMeta.batch)
    .input(inputOf(batchInputSchema))
    .output(outputOf(batchOutputSchema))
    .mutation(async ({ ctx, input }) =>
      toTaskBatch(await runBatch(ctx, toEntityBatch(input), { task: taskBatch }, toDomainError)),
    ),

  changes: protectedProcedure
    .meta(logMeta.changes)
    .input(inputOf(changesInputSchema.optional()))
    .output(outputOf(changePageSchema))
    .query(async ({ ctx, input, signal }) =>
      pageOutput(
        ctx,
        await pollChanges(ctx.deps, ctx.actor, { ...input, kinds: ['task'] }, [signal, ctx.closing]),
        taskPageForms,
      ),
    ),

  onChange: protectedProcedure
    .meta({ access: 'tasks:read', noBatch: true })
    .input(inputOf(followSchema.optional()))
    .subscription(async function* ({ ctx, input, signal }) {
      const { recheckSession: recheck, drained } = ctx
      const options = {
        kinds: ['task'] as const,
        cursor: input?.lastEventId ?? undefined,
        signal,
        recheck,
        drained,
      }
      for await (const page of followChanges(ctx.deps, ctx.actor, options, toTaskPage))
        yield tracked(page.cursor, page)
    }),
})
