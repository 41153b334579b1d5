import { randomUUID } from 'node:crypto'
import pg from 'pg'

const columns = 'user_id, id, title, status, priority, created_at, updated_at, revision'
const row = `$1, $2, $3, 'pending', 'medium', now(), now()`

/** Compares the cost of a write to the log with the plain insert of the same row. */
const statements = {
  log: `with entry as (
    update users set revision = revision + 1, task_count = task_count + 1
    where id = $1 and task_count < 1000000 and not exists (select from tasks where user_id = $1 and id = $2)
    returning revision
  ) insert into tasks (${columns}, position) select ${row}, entry.revision, position_after((
    select position from tasks
    where user_id = $1 and coalesce(parent_id, list_id, '00000000-0000-0000-0000-000000000000') = '00000000-0000-0000-0000-000000000000'
      and deleted_at is null
    order by position desc limit 1
  )) from entry returning id, revision`,
  plain: `insert into tasks (${columns}) values (${row}, $4) returning id, revision`,
} as const

/** Writes a second of 32 clients, each with a user of its own, in turns of both kinds. */
export async function compareWrites(config: pg.ClientConfig, { clients = 32, rounds = 12, ms = 1_500 } = {}) {
  const connections = await Promise.all(
    Array.from({ length: clients }, async () => {
      const client = new pg.Client(config)
      client.on('error', () => {}) // the waiting caller reports the failure
      await client.connect()
      const user_id = randomUUID()
      await client.query(
        `insert into users (id, email, password_hash, password_scheme, created_at, updated_at)
         values ($1, $2, '', 1, now(), now())`,
        [user_id, `${user_id}@example.com`],
      )
      return { client, user_id }
    }),
  )
  let written = 0
  const rates: Record<keyof typeof statements, number[]> = { log: [], plain: [] }
  for (let round = 0; round <= rounds; round += 1) {
    // Each goes first as often as the other.
    const kinds = round % 2 === 0 ? (['log', 'plain'] as const) : (['plain', 'log'] as const)
    for (const kind of kinds) {
      let count = 0
      const until = performance.now() + ms
      const write = async ({ client, user_id }: { client: pg.Client; user_id: string }) => {
        while (performance.now() < until) {
          const values: unknown[] = [user_id, randomUUID(), 'a task']
          // A stand-in for the log's revision, far from any real one.
          if (kind === 'plain') values.push(1_000_000_000 + (written += 1))
          await client.query({ name: kind, text: statements[kind], values })
          count += 1
        }
      }
      await Promise.all(connections.map(write))
      if (round > 0) rates[kind].push((count / ms) * 1_000) // the first round only warms up
    }
    // Autovacuum does the same within a minute. Plans for an empty table read all tasks of a user.
    if (round === 0) await connections[0]?.client.query('analyze tasks')
  }
  await Promise.all(connections.map(({ client }) => client.end()))
  return rates
}
