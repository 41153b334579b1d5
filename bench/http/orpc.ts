import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { OpenAPIHandler } from '@orpc/openapi/node'
import { os } from '@orpc/server'
import { z } from 'zod'
import { userOf } from './remembered-tokens.ts'
import * as sql from './sql.ts'

// oRPC's OpenAPI handler on Node's own server, with schemas of inputs, and the SQL of `bare`.

const pool = sql.openPool()

const authorized = os
  .$context<{ authorization: string | undefined }>()
  .use(({ context, next }) => next({ context: { user: userOf(context.authorization) } }))

const input = { title: z.string().min(1).max(500), description: z.string().max(10_000).nullish() }

const router = {
  list: authorized
    .route({ method: 'GET', path: '/tasks' })
    .input(z.object({}))
    .handler(
      async ({ context: { user } }) => (await pool.query<object>({ ...sql.list, values: [user] })).rows,
    ),
  get: authorized
    .route({ method: 'GET', path: '/tasks/{id}' })
    .input(z.object({ id: z.uuid() }))
    .handler(
      async ({ context: { user }, input: { id } }) =>
        (await pool.query<object>({ ...sql.get, values: [user, id] })).rows[0],
    ),
  create: authorized
    .route({ method: 'POST', path: '/tasks', successStatus: 201 })
    .input(z.object({ id: z.uuid(), ...input }))
    .handler(async ({ context: { user }, input: { id, title, description } }) => {
      const values = [user, id, title, description ?? null, new Date().toISOString()]
      return (await pool.query<object>({ ...sql.create, values })).rows[0]
    }),
  update: authorized
    .route({ method: 'PUT', path: '/tasks/{id}' })
    .input(z.object({ id: z.uuid(), title: input.title.optional(), description: input.description }))
    .handler(async ({ context: { user }, input: { id, title, description } }) => {
      const values = [user, id, title ?? null, description ?? null, new Date().toISOString()]
      return (await pool.query<object>({ ...sql.update, values })).rows[0]
    }),
}

const handler = new OpenAPIHandler(router)
const server = createServer(async (request, response) => {
  const context = { authorization: request.headers.authorization }
  const { matched } = await handler.handle(request, response, { prefix: '/api', context })
  if (!matched) response.writeHead(404).end()
})
server.keepAliveTimeout = 72_000
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
})
