import { fragment, LIVE_EPOCH, narrow, statement } from '@taskwire/db'
import type { Recurrence, Reminder, TaskPriority, TaskStatus } from '@taskwire/domain'
import { lastIn, placeOf, taggedRow, taskColumns } from './task.row.ts'

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
  readonly list_id: string | null
  readonly label_ids: readonly string[]
  readonly recurrence: Recurrence | null
  readonly reminders: readonly Reminder[]
  readonly now: string
  readonly key: string | null
  readonly fingerprint: string | null
}

/**
 * Makes many tasks from the JSON of `TaskToInsert[]`, with consecutive revisions in their order, and stores the response of
 * each that has a key. Returns the tasks that were made: it skips an id that has a task or tombstone, a task whose list
 * or label is missing, and every task once the account is full. Each task goes to the end of its list. Ids must differ, keys must be unused, and the transaction must have locked the user's counter, because
 * the statement reads the room in the account without waiting.
 */
export const insertTasks = statement(
  { user_id: 'uuid', tasks: narrow<string>('json'), max_tasks: 'bigint' },
  taggedRow,
)`
with given as (
  select * from json_to_recordset(:tasks::json) as given(place integer, id uuid, title text, description text,
    status task_status, status_label text, priority task_priority, due_date text, due_at timestamptz,
    completed_at timestamptz, list_id uuid, label_ids uuid[], recurrence jsonb, reminders jsonb, now timestamptz, key text, fingerprint text)
), fresh as (
  select given.*, row_number() over (order by place) as nth
  from given
  where not exists (select from tasks where tasks.user_id = :user_id and tasks.id = given.id)
    and (list_id is null or exists (
      select from lists where lists.user_id = :user_id and lists.id = given.list_id and deleted_at is null))
    and cardinality(label_ids) = (
      select count(*) from labels where labels.user_id = :user_id and labels.id = any(given.label_ids) and deleted_at is null)
), taken as materialized (
  select fresh.*, row_number() over (partition by list_id order by nth) as nth_in_list from fresh, users where users.id = :user_id and nth <= :max_tasks::bigint - task_count
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
    due_date, due_at, completed_at, list_id, label_ids, recurrence, position, reminders, created_at, updated_at,
    revision, title_revision, description_revision)
  select :user_id, taken.id, title, description, status, status_label, priority,
    due_date, due_at, completed_at, list_id, label_ids, recurrence,
    position_after(${lastIn(placeOf(fragment`null`, fragment`taken.list_id`))}, nth_in_list::integer), reminders, now, now, base + nth, base + nth, base + nth
  from taken, entry
  order by nth
  returning ${taskColumns}, ${LIVE_EPOCH} as epoch
), kept as (
  insert into idempotency_keys (user_id, key, fingerprint, answer, created_at)
  select :user_id, key, fingerprint, to_jsonb(written), now from written join taken using (id) where key is not null
)
select * from written`
