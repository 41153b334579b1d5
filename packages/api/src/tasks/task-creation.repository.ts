import { fragment, LIVE_EPOCH } from '@taskwire/db'
import { idempotentStatement } from '../sync/idempotency.repository.ts'
import { jsonText } from './next-tasks.repository.ts'
import { lastIn, placeOf, remindersParam, taggedRow, taskColumns } from './task.row.ts'

/**
 * Creates a top-level task. Locks its list and labels before the counter, so that a deletion of one of them either comes first or
 * finds the task. Returns no row when the account is full, when a task or tombstone with this id exists, or when the list or a
 * label is missing.
 */
export const insertTask = idempotentStatement(
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
    list_id: 'uuid?',
    label_ids: 'uuid[]',
    position: 'text?',
    reminders: remindersParam,
    recurrence: jsonText,
    now: 'timestamptz',
    max_tasks: 'integer',
  },
  taggedRow,
  {
    entry: fragment`
with places as materialized (
  select (:list_id::uuid is null or exists (
      select from lists where user_id = :user_id and id = :list_id and deleted_at is null for share
    )) as has_list,
    (cardinality(:label_ids::uuid[]) = 0 or cardinality(:label_ids) = (
      select count(*) from (
        select from labels where user_id = :user_id and id = any(:label_ids) and deleted_at is null order by id for share
      ) locked
    )) as has_labels
), entry as (
  update users
  set revision = revision + 1, task_count = task_count + 1
  from places
  where users.id = :user_id
    and has_list and has_labels
    and task_count < :max_tasks
    and ${LIVE_EPOCH} is not null
    and not exists (select from tasks where user_id = :user_id and id = :id)
  returning revision
)`,
    write: fragment`
insert into tasks (user_id, id, title, description, status, status_label, priority,
  due_date, due_at, completed_at, list_id, label_ids, position, reminders, recurrence, created_at, updated_at,
  revision, title_revision, description_revision)
select :user_id, :id, :title, :description, :status::task_status, :status_label, :priority::task_priority,
  :due_date, :due_at::timestamptz, :completed_at::timestamptz, :list_id, :label_ids,
  coalesce(:position, position_after(${lastIn(placeOf(fragment`null`, fragment`:list_id`))})), :reminders::jsonb, :recurrence,
  :now::timestamptz, :now::timestamptz, entry.revision, entry.revision, entry.revision
from entry
returning ${taskColumns}, ${LIVE_EPOCH} as epoch`,
  },
)
