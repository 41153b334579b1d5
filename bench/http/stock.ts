import { initTRPC, TRPCError } from '@trpc/server'
import { fastifyTRPCPlugin } from '@trpc/server/adapters/fastify'
import Fastify from 'fastify'
import jwt from 'jsonwebtoken'
import { Kysely, PostgresDialect, type Generated } from 'kysely'
import pg from 'pg'
import { fastifyTRPCOpenApiPlugin, type OpenApiMeta } from 'trpc-openapi'
import { z } from 'zod'

// The same stack without changes, composed as its guides do: tRPC's Fastify adapter, trpc-openapi's own plugin,
// Kysely's default dialect and query builder, schemas for inputs and outputs.

interface TasksTable {
  user_id: string
  id: string
  number: Generated<number>
  title: string
  description: string | null
  status: 'pending' | 'in_progress' | 'completed'
  priority: 'low' | 'medium' | 'high'
  due_date: string | null
  completed_at: Date | null
  created_at: Date
  updated_at: Date
  deleted_at: Date | null
  revision: number
}

const db = new Kysely<{ tasks: TasksTable }>({
  dialect: new PostgresDialect({
    pool: new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 }),
  }),
})
const secret = process.env['TOKEN_SECRET'] ?? ''

const t = initTRPC.context<{ token: string }>().meta<OpenApiMeta>().create()
const protectedProcedure = t.procedure.use(({ ctx, next }) => {
  try {
    const claims = jwt.verify(ctx.token, secret, { algorithms: ['HS256'] }) as jwt.JwtPayload
    return next({ ctx: { user_id: claims['sub'] ?? '' } })
  } catch {
    throw new TRPCError({ code: 'UNAUTHORIZED' })
  }
})

const task = z.object({
  id: z.string(),
  number: z.coerce.number(),
  user_id: z.string(),
  title: z.string(),
  description: z.string().nullable(),
  status: z.enum(['pending', 'in_progress', 'completed']),
  priority: z.enum(['low', 'medium', 'high']),
  due_date: z.string().nullable(),
  completed_at: z.date().nullable(),
  created_at: z.date(),
  updated_at: z.date(),
  revision: z.coerce.number(),
})
const input = {
  title: z.string().min(1).max(500),
  description: z.string().max(10_000).nullish(),
}

let revision = Date.now() // the stock stack has no log; the column only needs a unique value

const router = t.router({
  tasks: t.router({
    list: protectedProcedure
      .meta({ openapi: { method: 'GET', path: '/tasks' } })
      .input(z.object({}))
      .output(z.array(task))
      .query(({ ctx }) =>
        db
          .selectFrom('tasks')
          .selectAll()
          .where('user_id', '=', ctx.user_id)
          .where('deleted_at', 'is', null)
          .orderBy('created_at', 'desc')
          .execute(),
      ),
    get: protectedProcedure
      .meta({ openapi: { method: 'GET', path: '/tasks/{id}' } })
      .input(z.object({ id: z.uuid() }))
      .output(task)
      .query(({ ctx, input: { id } }) =>
        db
          .selectFrom('tasks')
          .selectAll()
          .where('user_id', '=', ctx.user_id)
          .where('id', '=', id)
          .executeTakeFirstOrThrow(),
      ),
    create: protectedProcedure
      .meta({ openapi: { method: 'POST', path: '/tasks' } })
      .input(z.object({ id: z.uuid(), ...input }))
      .output(task)
      .mutation(({ ctx, input: values }) =>
        db
          .insertInto('tasks')
          .values({
            ...values,
            description: values.description ?? null,
            user_id: ctx.user_id,
            status: 'pending',
            priority: 'medium',
            due_date: null,
            completed_at: null,
            created_at: new Date(),
            updated_at: new Date(),
            deleted_at: null,
            revision: (revision += 1),
          })
          .returningAll()
          .executeTakeFirstOrThrow(),
      ),
    update: protectedProcedure
      .meta({ openapi: { method: 'PUT', path: '/tasks/{id}' } })
      .input(z.object({ id: z.uuid(), title: input.title.optional(), description: input.description }))
      .output(task)
      .mutation(({ ctx, input: { id, ...values } }) =>
        db
          .updateTable('tasks')
          .set({
            ...(values.title !== undefined && { title: values.title }),
            ...(values.description !== undefined && { description: values.description }),
            updated_at: new Date(),
            revision: (revision += 1),
          })
          .where('user_id', '=', ctx.user_id)
          .where('id', '=', id)
          .returningAll()
          .executeTakeFirstOrThrow(),
      ),
  }),
})

const createContext = ({ req }: { req: { headers: { authorization?: string | undefined } } }) => ({
  token: (req.headers.authorization ?? '').slice(7),
})
const app = Fastify({ keepAliveTimeout: 72_000 })
await app.register(fastifyTRPCPlugin, { prefix: '/trpc', trpcOptions: { router, createContext } })
await app.register(fastifyTRPCOpenApiPlugin, { basePath: '/api', router, createContext } as never)
await app.listen({ port: Number(process.env['PORT']), host: '127.0.0.1' })
