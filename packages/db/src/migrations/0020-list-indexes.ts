import { sql, type Kysely } from 'kysely'

/**
 * Indexes for every sort and filter of lists. Without one, a page of an account with many tasks reads and sorts all of them.
 * Tasks without a due date come last in both orders, hence an index for each.
 */
const indexes = [
  `tasks_due_first on tasks (user_id, coalesce(due_at, 'infinity'), id) where deleted_at is null`,
  `tasks_due_last on tasks (user_id, coalesce(due_at, '-infinity'), id) where deleted_at is null`,
  `tasks_updated on tasks (user_id, updated_at, id) where deleted_at is null`,
  `tasks_priority on tasks (user_id, priority, id) where deleted_at is null`,
  `tasks_status on tasks (user_id, status, created_at, id) where deleted_at is null`,
  // Only tasks with labels are in it, so that the writes of others cost nothing.
  `tasks_labels on tasks using gin (label_ids) where deleted_at is null and cardinality(label_ids) > 0`,
]

/** How many tasks match a condition on an expression. PostgreSQL doesn't use what it knows of partial indexes for that. */
const statistics = [
  `tasks_due_first_values on (coalesce(due_at, 'infinity')) from tasks`,
  `tasks_due_last_values on (coalesce(due_at, '-infinity')) from tasks`,
  `tasks_place_values on (coalesce(parent_id, list_id, '00000000-0000-0000-0000-000000000000')) from tasks`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const index of indexes) await sql.raw(`create index ${index}`).execute(db)
  for (const values of statistics) await sql.raw(`create statistics ${values}`).execute(db)
}
