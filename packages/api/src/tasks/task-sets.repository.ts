import { LIVE_EPOCH, narrow, statement } from '@taskwire/db'
import type { TaskPriority, TaskStatus } from '@taskwire/domain'
import { lastInInbox, taggedRow, taskColumns } from './task.row.ts'

/** A task to be made, with the key of its request. */
export interface TaskToInsert {
  /** Position in the batch. */
  readonly place: number
  readonly id: string
  readonly title: string
  readonly description: string | null
  readonly status: TaskStatus
  readonly status_label: string | null
  readonly priority: TaskPriority
  readonly due_date: string | null
  readonly due_at: string | null
  readonly completed_at: string | null
  readonly now: string
  readonly key: string | null
  readonly fingerprint: string | null
}

/**
 * Makes many tasks from the JSON of `TaskToInsert[]`, with consecutive revisions in their order, and stores the response of
 * each that has a key. Returns the tasks that were made: it skips an id that has a task or tombstone, and every task once the
 * account is full. Ids must differ, keys must be unused, and the transaction must have locked the user's counter, because
 * the statement reads the room in the account without waiting.
 */
export const insertTasks = statement(
  { user_id: 'uuid', tasks: narrow<string>('json'), max_tasks: 'bigint' },
  taggedRow,
)`
with given as (
  select * from json_to_recordset(:tasks::json) as given(place integer, id uuid, title text, description text,
    status task_status, status_label text, priority task_priority, due_date text, due_at timestamptz,
    completed_at timestamptz, now timestamptz, key text, fingerprint text)
), fresh as (
  select given.*, row_number() over (order by place) as nth
  from given
  where not exists (select from tasks where tasks.user_id = :user_id and tasks.id = given.id)
), taken as materialized (
  select fresh.* from fresh, users where users.id = :user_id and nth <= :max_tasks::bigint - task_count
), added as (
  select count(*) as count from taken
), entry as (
  update users
  set revision = revision + added.count, task_count = task_count + added.count
  from added
  where id = :user_id and added.count > 0 and ${LIVE_EPOCH} is not null
  returning revision - added.count as base
), written as (
  insert into tasks (user_id, id, title, description, status, status_label, priority,
    due_date, due_at, completed_at, position, created_at, updated_at, revision, title_revision, description_revision)
  select :user_id, taken.id, title, description, status, status_label, priority,
    due_date, due_at, completed_at, position_after(${lastInInbox}, nth::integer), now, now, base + nth, base + nth, base + nth
  from taken, entry
  order by nth
  returning ${taskColumns}, ${LIVE_EPOCH} as epoch
), kept as (
  insert into idempotency_keys (user_id, key, fingerprint, answer, created_at)
  select :user_id, key, fingerprint, to_jsonb(written), now from written join taken using (id) where key is not null
)
select * from written`
