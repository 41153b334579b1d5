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
  tagTask,
  updateTask,
} from '@taskwire/api/contracts'
import { z } from 'zod'
import * as docs from './docs.ts'
import { fromTodoInput, toSignedIn, toTodoTask } from './mapper.ts'
import * as schemas from './schemas.ts'

const contract = 'todo'

export const todoRouter = router({
  auth: router({
    signup: publicProcedure
      .meta(docs.signup)
      .input(inputOf(schemas.signupInput))
      .output(outputOf(schemas.tokenOutput))
      .mutation(async ({ ctx: { deps, user_agent, ip }, input }) => {
        const user = await registerAccount(deps, input, { ip, user_agent }, { strictPassword: false })
        const { access_token } = await openSession(deps, user.id, { contract, user_agent, ip })
        return toSignedIn(user, access_token)
      }),

    login: publicProcedure
      .meta(docs.login)
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
      .meta(docs.list)
      .input(inputOf(schemas.listInput))
      .output(outputOf(schemas.listOutput))
      .query(async ({ ctx, input }) => ({
        tasks: await listPage(ctx, input, (task) => toTodoTask(task, ctx.actor)),
      })),

    create: protectedProcedure
      .meta(docs.create)
      .input(inputOf(schemas.createInput))
      .output(outputOf(schemas.taskOutput))
      .mutation(async ({ ctx, input, path }) => {
        const key = idempotencyKeyOf(ctx, `todo.${path}`, input)
        const task = await createTask(ctx.deps, ctx.actor, fromTodoInput(input), key)
        return toTodoTask(tagTask(ctx, task), ctx.actor)
      }),

    get: protectedProcedure
      .meta(docs.get)
      .input(inputOf(schemas.idInput))
      .output(outputOf(schemas.taskOutput))
      .query(async ({ ctx, input }) => {
        const id = await findTaskByNumber(ctx.deps, ctx.actor, input.id)
        return toTodoTask(tagTask(ctx, await getTask(ctx.deps, ctx.actor, { id })), ctx.actor)
      }),

    update: protectedProcedure
      .meta(docs.update)
      .input(inputOf(schemas.updateInput))
      .output(outputOf(schemas.taskOutput))
      .mutation(async ({ ctx, input, path }) => {
        const key = idempotencyKeyOf(ctx, `todo.${path}`, input)
        const id = await findTaskByNumber(ctx.deps, ctx.actor, input.id)
        const changes = conditional(ctx, { ...fromTodoInput(input), id, keeps_day: true })
        const task = await updateTask(ctx.deps, ctx.actor, changes, key)
        return toTodoTask(tagTask(ctx, task), ctx.actor)
      }),

    delete: protectedProcedure
      .meta(docs.remove)
      .input(inputOf(schemas.idInput))
      .output(outputOf(z.null()))
      .mutation(async ({ ctx, input }) => {
        const id = await findTaskByNumber(ctx.deps, ctx.actor, input.id)
        await deleteTask(ctx.deps, ctx.actor, conditional(ctx, { id }))
        return null
      }),
  }),
})
