import Fastify from 'fastify'
import jwt from 'jsonwebtoken'
import pg from 'pg'

// The baseline: Fastify and hand-written named SQL alone. It does the same work for a caller (checks a token, takes a
// revision, returns a row) without schemas, contracts or a typed router.

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 })
const secret = process.env['TOKEN_SECRET'] ?? ''
pg.types.setTypeParser(1184, (text) => `${text.slice(0, 10)}T${text.slice(11, -3)}Z`)
pg.types.setTypeParser(20, Number)

const columns = `tasks.id, number, user_id, title, description, status, status = 'completed' as completed, priority,
  due_date, completed_at, tasks.created_at, tasks.updated_at, tasks.revision`

const list = {
  name: 'list',
  text: `select ${columns} from tasks where user_id = $1 and deleted_at is null order by created_at desc`,
}
const get = {
  name: 'get',
  text: `select ${columns} from tasks where user_id = $1 and id = $2 and deleted_at is null`,
}
const create = {
  name: 'create',
  text: `with entry as (update users set revision = revision + 1, task_count = task_count + 1 where id = $1 returning revision)
    insert into tasks (user_id, id, title, description, status, priority, created_at, updated_at, revision)
    select $1, $2, $3, $4, 'pending', 'medium', $5::timestamptz, $5::timestamptz, entry.revision from entry returning ${columns}`,
}
const update = {
  name: 'update',
  text: `with entry as (update users set revision = revision + 1 where id = $1 returning revision)
    update tasks set title = coalesce($3, title), description = coalesce($4, description), updated_at = $5::timestamptz,
      revision = entry.revision
    from entry where user_id = $1 and tasks.id = $2 and deleted_at is null returning ${columns}`,
}

interface TaskBody {
  readonly id?: string
  readonly title?: string
  readonly description?: string
}

const app = Fastify({ keepAliveTimeout: 72_000 })
app.decorateRequest('user', '')
app.addHook('onRequest', (request, _reply, done) => {
  const token = (request.headers.authorization ?? '').slice(7)
  const claims = jwt.verify(token, secret, { algorithms: ['HS256'] }) as jwt.JwtPayload
  request.user = claims['sub'] ?? ''
  done()
})
app.get('/api/tasks', async ({ user }) => (await pool.query<object>({ ...list, values: [user] })).rows)
app.get<{ Params: { id: string } }>(
  '/api/tasks/:id',
  async ({ user, params }) => (await pool.query({ ...get, values: [user, params.id] })).rows[0] as object,
)
app.post<{ Body: TaskBody }>('/api/tasks', async ({ user, body }, reply) => {
  const values = [user, body.id, body.title, body.description ?? null, new Date().toISOString()]
  return reply.code(201).send((await pool.query({ ...create, values })).rows[0])
})
app.put<{ Params: { id: string }; Body: TaskBody }>('/api/tasks/:id', async ({ user, params, body }) => {
  const values = [user, params.id, body.title ?? null, body.description ?? null, new Date().toISOString()]
  return (await pool.query({ ...update, values })).rows[0] as object
})
await app.listen({ port: Number(process.env['PORT']), host: '127.0.0.1' })

declare module 'fastify' {
  interface FastifyRequest {
    user: string
  }
}
