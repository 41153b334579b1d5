import pg from 'pg'

// The statements of `bare` and oRPC: named, with the columns that the product returns, and with a revision in each write.

const columns = `tasks.id, number, user_id, title, description, status, status = 'completed' as completed, priority,
  due_date, completed_at, list_id, parent_id, label_ids, position, reminders, recurrence, next_id,
  tasks.created_at, tasks.updated_at, tasks.revision`

export const list = {
  name: 'list',
  text: `select ${columns} from tasks where user_id = $1 and deleted_at is null order by created_at desc`,
}
export const get = {
  name: 'get',
  text: `select ${columns} from tasks where user_id = $1 and id = $2 and deleted_at is null`,
}
export const create = {
  name: 'create',
  text: `with entry as (update users set revision = revision + 1, task_count = task_count + 1 where id = $1 returning revision)
    insert into tasks (user_id, id, title, description, status, priority, created_at, updated_at, revision)
    select $1, $2, $3, $4, 'pending', 'medium', $5::timestamptz, $5::timestamptz, entry.revision from entry returning ${columns}`,
}
export const update = {
  name: 'update',
  text: `with entry as (update users set revision = revision + 1 where id = $1 returning revision)
    update tasks set title = coalesce($3, title), description = coalesce($4, description), updated_at = $5::timestamptz,
      revision = entry.revision
    from entry where user_id = $1 and tasks.id = $2 and deleted_at is null returning ${columns}`,
}

/** A pool that returns instants as ISO text, as the product does. */
export function openPool(): pg.Pool {
  pg.types.setTypeParser(1184, (text) => `${text.slice(0, 10)}T${text.slice(11, -3)}Z`)
  pg.types.setTypeParser(20, Number)
  return new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 })
}
