import Fastify from 'fastify'
import { userOf } from './remembered-tokens.ts'
import * as sql from './sql.ts'

// The baseline: Fastify and hand-written named SQL alone. It does the same work for a caller (checks a token, takes a
// revision, returns a row) without schemas, contracts or a typed router.

const pool = sql.openPool()

interface TaskBody {
  readonly id?: string
  readonly title?: string
  readonly description?: string
}

const app = Fastify({ keepAliveTimeout: 72_000 })
app.decorateRequest('user', '')
app.addHook('onRequest', (request, _reply, done) => {
  request.user = userOf(request.headers.authorization)
  done()
})
app.get('/api/tasks', async ({ user }) => (await pool.query<object>({ ...sql.list, values: [user] })).rows)
app.get<{ Params: { id: string } }>(
  '/api/tasks/:id',
  async ({ user, params }) => (await pool.query({ ...sql.get, values: [user, params.id] })).rows[0] as object,
)
app.post<{ Body: TaskBody }>('/api/tasks', async ({ user, body }, reply) => {
  const values = [user, body.id, body.title, body.description ?? null, new Date().toISOString()]
  return reply.code(201).send((await pool.query({ ...sql.create, values })).rows[0])
})
app.put<{ Params: { id: string }; Body: TaskBody }>('/api/tasks/:id', async ({ user, params, body }) => {
  const values = [user, params.id, body.title ?? null, body.description ?? null, new Date().toISOString()]
  return (await pool.query({ ...sql.update, values })).rows[0] as object
})
console.log(await app.listen({ port: 0, host: '127.0.0.1' }))

declare module 'fastify' {
  interface FastifyRequest {
    user: string
  }
}
