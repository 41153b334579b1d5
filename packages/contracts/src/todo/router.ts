import {
  checkCredentials,
  conditional,
  createTask,
  deleteTask,
  findTaskByNumber,
  getTask,
  inputOf,
  listPage,
  openSession,
  outputOf,
  protectedProcedure,
  publicProcedure,
  registerAccount,
  idempotencyKeyOf,
  router,
  tagEntity,
  updateTask,
} from '@taskwire/api/contracts'
import { z } from 'zod'
import { fromTodoInput, toSignedIn, toTodoTask } from './mapper.ts'
import * as schemas from './schemas.ts'

const auth = ['Authentication']
const tags = ['Tasks']
const credentials = { email: 'user@example.com', password: 'securePassword123' }
const ownFailures = ['TASK_NOT_FOUND', 'TASK_NOT_YOURS'] as const

const contract = 'todo'

export const todoRouter = router({
  auth: router({
    signup: publicProcedure
      .meta({
        throttle: 'sign_up',
        openapi: {
          method: 'POST',
          path: '/auth/signup',
          operationId: 'signup',
          summary: 'Register a new user account',
          tags: auth,
          protect: false,
        },
        rest: {
          status: 200,
          failures: ['VALIDATION_FAILED', 'EMAIL_TAKEN', 'REGISTRATION_CLOSED', 'INVITE_REQUIRED'],
          examples: { request: credentials },
        },
      })
      .input(inputOf(schemas.signupInput))
      .output(outputOf(schemas.tokenOutput))
      .mutation(async ({ ctx: { deps, user_agent, ip }, input }) => {
        const user = await registerAccount(deps, input, { ip, user_agent }, { strictPassword: false })
        const { access_token } = await openSession(deps, user.id, { contract, user_agent, ip })
        return toSignedIn(user, access_token)
      }),

    login: publicProcedure
      .meta({
        throttle: 'sign_in',
        openapi: {
          method: 'POST',
          path: '/auth/login',
          operationId: 'login',
          summary: 'Authenticate a user and return a token',
          tags: auth,
          protect: false,
        },
        rest: {
          status: 200,
          failures: ['VALIDATION_FAILED', 'INVALID_CREDENTIALS'],
          examples: { request: credentials },
        },
      })
      .input(inputOf(schemas.loginInput))
      .output(outputOf(schemas.tokenOutput))
      .mutation(async ({ ctx: { deps, user_agent, ip }, input }) => {
        const { proof, user } = await checkCredentials(deps, input, { ip, user_agent })
        const { access_token } = await openSession(deps, proof, { contract, user_agent, ip })
        return toSignedIn(user, access_token)
      }),
  }),

  tasks: router({
    list: protectedProcedure
      .meta({
        access: 'tasks:read',
        openapi: {
          method: 'GET',
          path: '/tasks',
          operationId: 'listTasks',
          summary: 'All tasks of the user',
          tags,
        },
        rest: { status: 200, failures: ['VALIDATION_FAILED'], etag: 'log' },
      })
      .input(inputOf(schemas.listInput))
      .output(outputOf(schemas.listOutput))
      .query(async ({ ctx, input }) => ({
        tasks: await listPage(ctx, input, (task) => toTodoTask(task, ctx.actor)),
      })),

    create: protectedProcedure
      .meta({
        access: 'tasks:add',
        openapi: {
          method: 'POST',
          path: '/tasks',
          operationId: 'createTask',
          summary: 'Create a task',
          tags,
        },
        rest: {
          status: 201,
          failures: ['VALIDATION_FAILED', 'TASK_LIMIT_REACHED', 'IDEMPOTENCY_KEY_REUSED'],
          etag: 'task',
          examples: {
            request: {
              title: 'New task',
              description: 'Task description',
              is_completed: false,
              due_date: '2026-12-31T23:59:59Z',
            },
          },
        },
      })
      .input(inputOf(schemas.createInput))
      .output(outputOf(schemas.taskOutput))
      .mutation(async ({ ctx, input, path }) => {
        const key = idempotencyKeyOf(ctx, `todo.${path}`, input)
        const task = await createTask(ctx.deps, ctx.actor, fromTodoInput(input), key)
        return toTodoTask(tagEntity(ctx, task), ctx.actor)
      }),

    get: protectedProcedure
      .meta({
        access: 'tasks:read',
        openapi: { method: 'GET', path: '/tasks/{id}', operationId: 'getTask', summary: 'One task', tags },
        rest: { status: 200, failures: ownFailures, etag: 'task' },
      })
      .input(inputOf(schemas.idInput))
      .output(outputOf(schemas.taskOutput))
      .query(async ({ ctx, input }) => {
        const id = await findTaskByNumber(ctx.deps, ctx.actor, input.id)
        return toTodoTask(tagEntity(ctx, await getTask(ctx.deps, ctx.actor, { id })), ctx.actor)
      }),

    update: protectedProcedure
      .meta({
        access: 'tasks:write',
        openapi: {
          method: 'PUT',
          path: '/tasks/{id}',
          operationId: 'updateTask',
          summary: 'Update a task',
          description:
            'What is omitted stays unchanged, null clears. A whole task may be sent back with one field changed: what equals the task is not looked at.',
          tags,
        },
        rest: {
          status: 200,
          alias: { method: 'PATCH', operationId: 'patchTask' },
          failures: ['VALIDATION_FAILED', ...ownFailures, 'REVISION_CONFLICT', 'IDEMPOTENCY_KEY_REUSED'],
          etag: 'task',
          examples: {
            request: {
              title: 'Updated task',
              description: 'Updated description',
              is_completed: true,
              due_date: '2026-12-31T23:59:59Z',
            },
          },
        },
      })
      .input(inputOf(schemas.updateInput))
      .output(outputOf(schemas.taskOutput))
      .mutation(async ({ ctx, input, path }) => {
        const key = idempotencyKeyOf(ctx, `todo.${path}`, input)
        const id = await findTaskByNumber(ctx.deps, ctx.actor, input.id)
        const changes = conditional(ctx, { ...fromTodoInput(input), id, keeps_day: true })
        const task = await updateTask(ctx.deps, ctx.actor, changes, key)
        return toTodoTask(tagEntity(ctx, task), ctx.actor)
      }),

    delete: protectedProcedure
      .meta({
        access: 'tasks:write',
        openapi: {
          method: 'DELETE',
          path: '/tasks/{id}',
          operationId: 'deleteTask',
          summary: 'Delete a task',
          tags,
        },
        rest: { status: 204, failures: [...ownFailures, 'REVISION_CONFLICT'], etag: 'task' },
      })
      .input(inputOf(schemas.idInput))
      .output(outputOf(z.null()))
      .mutation(async ({ ctx, input }) => {
        const id = await findTaskByNumber(ctx.deps, ctx.actor, input.id)
        await deleteTask(ctx.deps, ctx.actor, conditional(ctx, { id }))
        return null
      }),
  }),
})
