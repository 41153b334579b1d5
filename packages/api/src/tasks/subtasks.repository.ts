import { fragment, LIVE_EPOCH, narrow, statement, type SqlFragment } from '@taskwire/db'
import { idempotentStatement } from '../sync/idempotency.repository.ts'
import { lastIn, placeColumn, placeOf, remindersParam, taggedRow, taskColumns } from './task.row.ts'
import type { TaskToInsert } from './task-sets.repository.ts'

/**
 * Records that a task has a subtask, and reopens a completed task that gets an open one. Part of statements that have an `entry`
 * with `base`, the last revision before the statement, and `reopens`.
 */
export function adoption(parent_id: SqlFragment): SqlFragment {
  return fragment`
  update tasks
  set had_subtasks = true,
    status = case when entry.reopens then 'pending' else tasks.status end,
    status_label = case when not entry.reopens then tasks.status_label end,
    completed_at = case when not entry.reopens then tasks.completed_at end,
    updated_at = case when entry.reopens then :now::timestamptz else tasks.updated_at end,
    revision = case when entry.reopens then entry.base + 1 else tasks.revision end
  from entry
  where tasks.user_id = :user_id and tasks.id = ${parent_id} and (entry.reopens or not tasks.had_subtasks)`
}

/**
 * Creates a subtask, and reopens its completed parent unless the subtask is completed. Runs in a transaction that has locked the
 * log and has checked the parent and the labels. Returns no row when the account is full.
 */
export const insertSubtask = idempotentStatement(
  {
    user_id: 'uuid',
    id: 'uuid',
    title: 'text',
    description: 'text?',
    status: 'task_status',
    status_label: 'text?',
    priority: 'task_priority',
    due_date: 'text?',
    due_at: 'timestamptz?',
    completed_at: 'timestamptz?',
    parent_id: 'uuid',
    label_ids: 'uuid[]',
    position: 'text?',
    reminders: remindersParam,
    now: 'timestamptz',
    max_tasks: 'integer',
  },
  taggedRow,
  {
    entry: fragment`
with parent as (
  select status = 'completed' and :status::task_status <> 'completed' as reopens
  from tasks where user_id = :user_id and id = :parent_id
), entry as (
  update users
  set revision = revision + 1 + parent.reopens::integer, task_count = task_count + 1
  from parent
  where users.id = :user_id and task_count < :max_tasks and ${LIVE_EPOCH} is not null
  returning users.revision, users.revision - 1 - parent.reopens::integer as base, parent.reopens
), adopted as (${adoption(fragment`:parent_id`)}
)`,
    write: fragment`
insert into tasks (user_id, id, title, description, status, status_label, priority,
  due_date, due_at, completed_at, parent_id, label_ids, position, reminders, created_at, updated_at,
  revision, title_revision, description_revision)
select :user_id, :id, :title, :description, :status, :status_label, :priority::task_priority,
  :due_date, :due_at::timestamptz, :completed_at::timestamptz, :parent_id, :label_ids::uuid[],
  coalesce(:position, position_after(${lastIn(fragment`:parent_id`)})), :reminders::jsonb,
  :now::timestamptz, :now::timestamptz, entry.revision, entry.revision, entry.revision
from entry
returning ${taskColumns}, ${LIVE_EPOCH} as epoch`,
  },
)

/** A subtask to be made. */
export interface SubtaskToInsert extends Omit<
  TaskToInsert,
  'list_id' | 'recurrence' | 'key' | 'fingerprint'
> {
  readonly parent_id: string
}

/**
 * Makes many subtasks from the JSON of `SubtaskToInsert[]`, with consecutive revisions in their order, each at the end of its parent.
 * Returns the tasks that were made. It skips an id that has a task or tombstone, an open subtask of a completed parent, which
 * would reopen it, a subtask whose parent or label is missing or whose parent has no room, and every task once the account is full.
 * Ids must differ, and the transaction must have locked the user's counter and the parents.
 */
export const insertSubtasks = statement(
  { user_id: 'uuid', tasks: narrow<string>('json'), max_tasks: 'bigint', max_subtasks: 'bigint' },
  taggedRow,
)`
with given as (
  select given.*, row_number() over (partition by parent_id order by place) as nth_in_parent
  from json_to_recordset(:tasks::json) as given(place integer, id uuid, title text, description text,
    status task_status, status_label text, priority task_priority, due_date text, due_at timestamptz,
    completed_at timestamptz, parent_id uuid, label_ids uuid[], reminders jsonb, now timestamptz)
), fresh as (
  select given.*, row_number() over (order by given.place) as nth
  from given
  join tasks parent on parent.user_id = :user_id and parent.id = given.parent_id and parent.deleted_at is null
    and parent.parent_id is null and (parent.status <> 'completed' or given.status = 'completed')
  where not exists (select from tasks where tasks.user_id = :user_id and tasks.id = given.id)
    and cardinality(given.label_ids) = (
      select count(*) from labels where labels.user_id = :user_id and labels.id = any(given.label_ids) and deleted_at is null)
    and nth_in_parent <= :max_subtasks::bigint - (
      select count(*) from tasks
      where user_id = :user_id and ${placeColumn} = given.parent_id and parent_id = given.parent_id and deleted_at is null)
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
), adopted as (
  update tasks set had_subtasks = true
  from entry
  where tasks.user_id = :user_id and not tasks.had_subtasks and tasks.id in (select parent_id from taken)
)
insert into tasks (user_id, id, title, description, status, status_label, priority,
  due_date, due_at, completed_at, parent_id, label_ids, position, reminders, created_at, updated_at,
  revision, title_revision, description_revision)
select :user_id, taken.id, title, description, status, status_label, priority,
  due_date, due_at, completed_at, parent_id, label_ids,
  position_after(${lastIn(fragment`taken.parent_id`)}, nth_in_parent::integer), reminders, now, now, base + nth, base + nth, base + nth
from taken, entry
order by nth
returning ${taskColumns}, ${LIVE_EPOCH} as epoch`

/**
 * Reads whether a list, labels and a parent exist, how many subtasks the parent has, whether the task `id` has subtasks, and the
 * position at the end of the place. Returns no row when the account is gone.
 */
export const readPlace = statement(
  { user_id: 'uuid', id: 'uuid?', list_id: 'uuid?', parent_id: 'uuid?', label_ids: 'uuid[]' },
  {
    has_list: 'boolean',
    labels: 'bigint',
    has_parent: 'boolean',
    is_subtask: 'boolean',
    siblings: 'bigint',
    has_subtasks: 'boolean',
    end: 'text',
    task_count: 'integer',
  },
)`
select exists (select from lists where user_id = :user_id and id = :list_id and deleted_at is null) as has_list,
  (select count(*) from labels where user_id = :user_id and id = any(:label_ids::uuid[]) and deleted_at is null) as labels,
  parent.id is not null as has_parent,
  parent.parent_id is not null as is_subtask,
  (select count(*) from tasks
    where user_id = :user_id and ${placeColumn} = :parent_id and parent_id = :parent_id and deleted_at is null) as siblings,
  exists (select from tasks
    where user_id = :user_id and ${placeColumn} = :id and parent_id = :id and deleted_at is null) as has_subtasks,
  position_after(${lastIn(placeOf(fragment`:parent_id`, fragment`:list_id`))}) as "end",
  users.task_count
from users
left join tasks parent on parent.user_id = :user_id and parent.id = :parent_id and parent.deleted_at is null
where users.id = :user_id`
