import { initTRPC, TRPCError } from '@trpc/server'
import { fastifyTRPCPlugin } from '@trpc/server/adapters/fastify'
import Fastify from 'fastify'
import { Kysely, PostgresDialect, sql, type Generated } from 'kysely'
import pg from 'pg'
import { fastifyTRPCOpenApiPlugin, type OpenApiMeta } from 'trpc-openapi'
import { z } from 'zod'
import { userOf } from './remembered-tokens.ts'

// The same stack without changes, composed as its guides do: tRPC's Fastify adapter, trpc-openapi's own plugin,
// Kysely's default dialect and query builder, schemas for inputs and outputs. Like the others it remembers verified tokens and takes a
// revision in each write.

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
  list_id: Generated<string | null>
  parent_id: Generated<string | null>
  label_ids: Generated<string[]>
  position: Generated<string>
  reminders: Generated<unknown[]>
  recurrence: Generated<object | null>
  next_id: Generated<string | null>
  created_at: Date
  updated_at: Date
  deleted_at: Date | null
  revision: number
}

interface UsersTable {
  id: string
  revision: number
  task_count: number
}

const db = new Kysely<{ tasks: TasksTable; users: UsersTable }>({
  dialect: new PostgresDialect({
    pool: new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 }),
  }),
})

const t = initTRPC.context<{ authorization: string | undefined }>().meta<OpenApiMeta>().create()
const protectedProcedure = t.procedure.use(({ ctx, next }) => {
  try {
    return next({ ctx: { user_id: userOf(ctx.authorization) } })
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
  list_id: z.string().nullable(),
  parent_id: z.string().nullable(),
  label_ids: z.array(z.string()),
  position: z.string(),
  reminders: z.array(z.unknown()),
  recurrence: z.unknown(),
  next_id: z.string().nullable(),
  created_at: z.date(),
  updated_at: z.date(),
  revision: z.coerce.number(),
})
const input = {
  title: z.string().min(1).max(500),
  description: z.string().max(10_000).nullish(),
}

/** Takes a revision of the user, as a part of the statement that uses it. */
const counting = (user_id: string, tasks: number) =>
  db.with('entry', (expressions) =>
    expressions
      .updateTable('users')
      .set((eb) => ({ revision: eb('revision', '+', 1), task_count: eb('task_count', '+', tasks) }))
      .where('id', '=', user_id)
      .returning('revision'),
  )

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
        counting(ctx.user_id, 1)
          .insertInto('tasks')
          .columns([
            'id',
            'title',
            'description',
            'user_id',
            'status',
            'priority',
            'created_at',
            'updated_at',
            'revision',
          ])
          .expression((eb) =>
            eb
              .selectFrom('entry')
              .select([
                sql<string>`${values.id}::uuid`.as('id'),
                sql<string>`${values.title}::text`.as('title'),
                sql<string | null>`${values.description ?? null}::text`.as('description'),
                sql<string>`${ctx.user_id}::uuid`.as('user_id'),
                sql<'pending'>`'pending'::task_status`.as('status'),
                sql<'medium'>`'medium'::task_priority`.as('priority'),
                sql<Date>`${new Date()}::timestamptz`.as('created_at'),
                sql<Date>`${new Date()}::timestamptz`.as('updated_at'),
                'entry.revision',
              ]),
          )
          .returningAll()
          .executeTakeFirstOrThrow(),
      ),
    update: protectedProcedure
      .meta({ openapi: { method: 'PUT', path: '/tasks/{id}' } })
      .input(z.object({ id: z.uuid(), title: input.title.optional(), description: input.description }))
      .output(task)
      .mutation(({ ctx, input: { id, ...values } }) =>
        counting(ctx.user_id, 0)
          .updateTable('tasks')
          .from('entry')
          .set((eb) => ({
            ...(values.title !== undefined && { title: values.title }),
            ...(values.description !== undefined && { description: values.description }),
            updated_at: new Date(),
            revision: eb.ref('entry.revision'),
          }))
          .where('tasks.user_id', '=', ctx.user_id)
          .where('tasks.id', '=', id)
          .returningAll('tasks')
          .executeTakeFirstOrThrow(),
      ),
  }),
})

const createContext = ({ req }: { req: { headers: { authorization?: string | undefined } } }) => ({
  authorization: req.headers.authorization,
})
const app = Fastify({ keepAliveTimeout: 72_000 })
await app.register(fastifyTRPCPlugin, { prefix: '/trpc', trpcOptions: { router, createContext } })
await app.register(fastifyTRPCOpenApiPlugin, { basePath: '/api', router, createContext } as never)
console.log(await app.listen({ port: 0, host: '127.0.0.1' }))
