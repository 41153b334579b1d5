import { randomUUID } from 'node:crypto'
import { openDatabase } from '@taskwire/db'
import pg from 'pg'

/** The database of a candidate: its URL, and a connection to it. */
export interface Prepared {
  readonly url: string
  readonly admin: pg.Client
}

/** Makes and migrates a database for a candidate. */
export async function prepareDatabase(server: pg.ClientConfig, name: string): Promise<Prepared> {
  const maker = new pg.Client(server)
  await maker.connect()
  await maker.query(`create database ${name}`)
  await maker.end()
  const url = `postgres://${server.user}:${String(server.password)}@localhost:${server.port}/${name}?host=${encodeURIComponent(server.host ?? '')}`
  const database = await openDatabase({ url, dataDir: '' })
  await database.migrate()
  await database.close()
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  return { url, admin }
}

/** Inserts a user with `tasks` tasks; returns its id and one task's. */
export async function insertUser(
  admin: pg.Client,
  tasks: number,
): Promise<{ user_id: string; task_id: string }> {
  const user_id = randomUUID()
  await admin.query(
    `insert into users (id, email, password_hash, password_scheme, revision, task_count, created_at, updated_at)
     values ($1, $2, '', 1, $3::int, $3::int, now(), now())`,
    [user_id, `${user_id}@example.com`, tasks],
  )
  await admin.query(
    `insert into tasks (user_id, id, title, description, status, priority, due_date, due_at, created_at, updated_at, revision)
     select $1, gen_random_uuid(), 'Task number ' || n, 'What is to be done about number ' || n, 'pending', 'medium',
       '2026-12-31', '2026-12-31Z', now() + n * interval '1 second', now(), n
     from generate_series(1, $2::int) n`,
    [user_id, tasks],
  )
  const { rows } = await admin.query<{ id: string }>('select id from tasks where user_id = $1 limit 1', [
    user_id,
  ])
  return { user_id, task_id: rows[0]?.id ?? '' }
}

/** Inserts an active session of a user, as a sign-in does. */
export async function insertSession(admin: pg.Client, user_id: string): Promise<string> {
  const session_id = randomUUID()
  await admin.query(
    `insert into sessions (user_id, id, contract, created_at, last_used_at, expires_at)
     values ($1, $2, 'native', now(), now(), now() + interval '1 day')`,
    [user_id, session_id],
  )
  return session_id
}

/** Removes the created tasks, so that every round starts alike. */
export async function emptyTasks(admin: pg.Client, user_ids: readonly string[]): Promise<void> {
  await admin.query('delete from tasks where user_id = any($1)', [user_ids])
  await admin.query('update users set task_count = 0 where id = any($1)', [user_ids])
}
