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
  tagEntity,
  updateTask,
} from '@taskwire/api/contracts'
import { z } from 'zod'
import { scopedAuthRouter } from './auth.router.ts'
import { toScopedTask } from './mapper.ts'
import { ownerProcedure } from './owner.ts'
import * as schemas from './schemas.ts'

const tags = ['Tasks']
const due_date = '2023-12-31T10:00:00Z'

export const scopedRouter = router({
  auth: scopedAuthRouter,

  tasks: router({
    list: ownerProcedure
      .meta({
        access: 'tasks:read',
        openapi: {
          method: 'GET',
          path: '/api/{user_id}/tasks',
          operationId: 'listTasks',
          summary: 'All tasks of the user',
          tags,
        },
        rest: { status: 200, failures: ['NOT_YOUR_PATH', 'VALIDATION_FAILED'], etag: 'log' },
      })
      .input(inputOf(schemas.listInput))
      .output(outputOf(z.array(schemas.taskOutput)))
      .query(({ ctx, input }) => listPage(ctx, input, toScopedTask)),

    create: ownerProcedure
      .meta({
        access: 'tasks:add',
        openapi: {
          method: 'POST',
          path: '/api/{user_id}/tasks',
          operationId: 'createTask',
          summary: 'Create a task',
          tags,
        },
        rest: {
          status: 201,
          failures: ['NOT_YOUR_PATH', 'VALIDATION_FAILED', 'TASK_LIMIT_REACHED', 'IDEMPOTENCY_KEY_REUSED'],
          etag: 'task',
          statusOverrides: { VALIDATION_FAILED: 400, TASK_LIMIT_REACHED: 400 },
          examples: {
            request: {
              title: 'New task',
              description: 'Task description (optional)',
              status: 'pending',
              priority: 'medium',
              due_date,
            },
          },
        },
      })
      .input(inputOf(schemas.createInput))
      .output(outputOf(schemas.taskOutput))
      .mutation(async ({ ctx, input, path }) => {
        const key = idempotencyKeyOf(ctx, `scoped.${path}`, input)
        return toScopedTask(tagEntity(ctx, await createTask(ctx.deps, ctx.actor, input, key)))
      }),

    get: ownerProcedure
      .meta({
        access: 'tasks:read',
        openapi: {
          method: 'GET',
          path: '/api/{user_id}/tasks/{id}',
          operationId: 'getTask',
          summary: 'One task',
          tags,
        },
        rest: { status: 200, failures: ['NOT_YOUR_PATH', 'TASK_NOT_FOUND'], etag: 'task' },
      })
      .input(inputOf(schemas.idInput))
      .output(outputOf(schemas.taskOutput))
      .query(async ({ ctx, input }) =>
        toScopedTask(tagEntity(ctx, await getTask(ctx.deps, ctx.actor, input))),
      ),

    update: ownerProcedure
      .meta({
        access: 'tasks:write',
        openapi: {
          method: 'PUT',
          path: '/api/{user_id}/tasks/{id}',
          operationId: 'updateTask',
          summary: 'Update a task',
          description:
            'What is omitted stays unchanged, null clears. A whole task may be sent back with one field changed: what equals the task is not looked at.',
          tags,
        },
        rest: {
          status: 200,
          alias: { method: 'PATCH', operationId: 'patchTask' },
          failures: [
            'NOT_YOUR_PATH',
            'VALIDATION_FAILED',
            'TASK_NOT_FOUND',
            'REVISION_CONFLICT',
            'IDEMPOTENCY_KEY_REUSED',
          ],
          etag: 'task',
          examples: {
            request: {
              title: 'Updated task title',
              description: 'Updated description',
              status: 'in_progress',
              priority: 'high',
              due_date,
            },
          },
        },
      })
      .input(inputOf(schemas.updateInput))
      .output(outputOf(schemas.taskOutput))
      .mutation(async ({ ctx, input, path }) => {
        const key = idempotencyKeyOf(ctx, `scoped.${path}`, input)
        const changes = conditional(ctx, { ...input, keeps_day: true })
        return toScopedTask(tagEntity(ctx, await updateTask(ctx.deps, ctx.actor, changes, key)))
      }),

    delete: ownerProcedure
      .meta({
        access: 'tasks:write',
        openapi: {
          method: 'DELETE',
          path: '/api/{user_id}/tasks/{id}',
          operationId: 'deleteTask',
          summary: 'Delete a task',
          tags,
        },
        rest: {
          status: 204,
          failures: ['NOT_YOUR_PATH', 'TASK_NOT_FOUND', 'REVISION_CONFLICT'],
          etag: 'task',
        },
      })
      .input(inputOf(schemas.idInput))
      .output(outputOf(z.null()))
      .mutation(async ({ ctx, input }) => {
        await deleteTask(ctx.deps, ctx.actor, conditional(ctx, input))
        return null
      }),

    complete: ownerProcedure
      .meta({
        access: 'tasks:write',
        openapi: {
          method: 'PATCH',
          path: '/api/{user_id}/tasks/{id}/complete',
          operationId: 'completeTask',
          summary: 'Mark a task as completed, reopen it, or toggle it',
          description:
            'Without a body the task is toggled; under an `Idempotency-Key` once, however often it is sent.',
          tags,
        },
        rest: {
          status: 200,
          failures: [
            'NOT_YOUR_PATH',
            'VALIDATION_FAILED',
            'TASK_NOT_FOUND',
            'REVISION_CONFLICT',
            'IDEMPOTENCY_KEY_REUSED',
          ],
          etag: 'task',
          examples: { request: { completed: true } },
        },
      })
      .input(inputOf(schemas.completeInput))
      .output(outputOf(schemas.taskOutput))
      .mutation(async ({ ctx, input, path }) => {
        // The rest of the body is not parsed.
        const { id, completed, complete, is_completed } = input
        const flags = { id, completed, complete, is_completed }
        const key = idempotencyKeyOf(ctx, `scoped.${path}`, flags)
        const task = await completeTask(ctx.deps, ctx.actor, conditional(ctx, flags), key)
        return toScopedTask(tagEntity(ctx, task))
      }),
  }),
})
