import { LIVE_EPOCH } from '@taskwire/db'
import type { TaskPriority, TaskStatus } from '@taskwire/domain'
import type { TaggedTask } from '../sync/etags.ts'
import { logWrite } from '../sync/log-write.repository.ts'
import { taskColumns } from '../sync/task-row.ts'

// Every write is one statement, and takes its revision from the user's counter in that statement: the counter's row
// is locked until the commit, so no revision is visible before a smaller one. Nothing is written while the log has no live
// epoch: it may have been put back, and its revisions would repeat.

type Uuid = string
type Instant = string

/** No row: the account is full, or a task or tombstone with this id stands already. */
export const insertTask = logWrite<
  [
    user_id: Uuid,
    id: Uuid,
    title: string,
    description: string | null,
    status: TaskStatus,
    status_label: string | null,
    priority: TaskPriority,
    due_date: string | null,
    due_at: Instant | null,
    completed_at: Instant | null,
    now: Instant,
    max_tasks: number,
  ],
  TaggedTask
>({
  parameters: 12,
  entry: `
with entry as (
  update users
  set revision = revision + 1, task_count = task_count + 1
  where id = $1
    and task_count < $12
    and ${LIVE_EPOCH} is not null
    and not exists (select from tasks where user_id = $1 and id = $2)
  returning revision
)`,
  write: `
insert into tasks (user_id, id, title, description, status, status_label, priority,
  due_date, due_at, completed_at, created_at, updated_at, revision, title_revision, description_revision)
select $1, $2, $3, $4, $5::task_status, $6, $7::task_priority, $8, $9::timestamptz, $10::timestamptz,
  $11::timestamptz, $11::timestamptz, entry.revision, entry.revision, entry.revision
from entry
returning ${taskColumns}, ${LIVE_EPOCH} as epoch`,
})

/**
 * `completion` is the domain's CompletionChange, said in SQL: `complete`, `open` or `unchanged`. The row is locked
 * first, so that its present state and not the snapshot's decides, and a missing row takes no revision. What a constraint
 * ties together (status and completed_at) comes from the locked row as a whole: PostgreSQL checks constraints once on
 * the snapshot's row before it looks for a newer one. A text that was never edited in an older task has the revision 0, though it
 * was written with the task: nothing was seen of it at `base_revision` 0.
 *
 * No row: the task is not there, is not at `expected_revision`, the log is of another epoch, or a text that is to change was changed after `base_revision`.
 */
export const updateTask = logWrite<
  [
    user_id: Uuid,
    id: Uuid,
    title: string | null,
    sets_description: boolean,
    description: string | null,
    priority: TaskPriority | null,
    sets_due: boolean,
    due_date: string | null,
    due_at: Instant | null,
    completion: 'unchanged' | 'complete' | 'open',
    open_status: TaskStatus | null,
    completed_at: Instant | null,
    now: Instant,
    sets_label: boolean,
    status_label: string | null,
    expected_revision: number | null,
    base_revision: number | null,
    epoch: string | null,
  ],
  TaggedTask
>({
  parameters: 18,
  entry: `
with target as (
  select case $10::text
      when 'complete' then 'completed'
      when 'open' then coalesce($11::task_status, case status when 'completed' then 'pending' else status end)
      else status
    end as status,
    case $10::text
      when 'complete' then coalesce($12::timestamptz, completed_at, $13::timestamptz)
      when 'open' then null
      else completed_at
    end as completed_at,
    $3 <> title as changes_title,
    $4::boolean and $5 is distinct from description as changes_description
  from tasks
  where user_id = $1 and id = $2 and deleted_at is null
    and ($16::bigint is null or revision = $16)
    and exists (select from log_state where is_live and epoch = coalesce($18::text, epoch))
    and not (coalesce($17::bigint < greatest(title_revision, 1), false) and $3 is not null and $3 <> title)
    and not (coalesce($17::bigint < greatest(description_revision, 1), false) and $4::boolean and $5 is distinct from description)
  for update
), entry as (
  update users
  set revision = revision + 1
  from target
  where users.id = $1
  returning users.revision, target.*
)`,
  write: `
update tasks
set title = coalesce($3, tasks.title),
  title_revision = case when entry.changes_title then entry.revision else tasks.title_revision end,
  description = case when $4::boolean then $5 else tasks.description end,
  description_revision = case when entry.changes_description then entry.revision else tasks.description_revision end,
  priority = coalesce($6::task_priority, tasks.priority),
  due_date = case when $7::boolean then $8 else tasks.due_date end,
  due_at = case when $7::boolean then $9::timestamptz else tasks.due_at end,
  status = entry.status,
  completed_at = entry.completed_at,
  status_label = case
    when $14::boolean then $15
    when entry.status = tasks.status then tasks.status_label
  end,
  updated_at = $13::timestamptz,
  revision = entry.revision
from entry
where tasks.user_id = $1 and tasks.id = $2 and tasks.deleted_at is null
returning ${taskColumns}, ${LIVE_EPOCH} as epoch`,
})

/** Leaves a tombstone with a revision of its own. No row: the task is not there, or not at `expected_revision`. */
export const deleteTask = logWrite<
  [user_id: Uuid, id: Uuid, now: Instant, expected_revision: number | null, expected_epoch: string | null],
  { id: Uuid; revision: number }
>({
  parameters: 5,
  entry: `
with target as (
  select id from tasks
  where user_id = $1 and id = $2 and deleted_at is null and ($4::bigint is null or revision = $4)
    and exists (select from log_state where is_live and epoch = coalesce($5::text, epoch))
  for update
), entry as (
  update users
  set revision = revision + 1, task_count = task_count - 1
  from target
  where users.id = $1
  returning users.revision
)`,
  write: `
update tasks
set deleted_at = $3::timestamptz, updated_at = $3::timestamptz, revision = entry.revision
from entry
where tasks.user_id = $1 and tasks.id = $2
returning tasks.id, tasks.revision`,
})

/** Brings a deleted task back while its tombstone stands. No row: there is no tombstone, or the account is full. */
export const restoreTask = logWrite<[user_id: Uuid, id: Uuid, now: Instant, max_tasks: number], TaggedTask>({
  parameters: 4,
  entry: `
with target as (
  select id from tasks where user_id = $1 and id = $2 and deleted_at is not null and ${LIVE_EPOCH} is not null
  for update
), entry as (
  update users
  set revision = revision + 1, task_count = task_count + 1
  from target
  where users.id = $1 and task_count < $4
  returning users.revision
)`,
  write: `
update tasks
set deleted_at = null, updated_at = $3::timestamptz, revision = entry.revision
from entry
where tasks.user_id = $1 and tasks.id = $2
returning ${taskColumns}, ${LIVE_EPOCH} as epoch`,
})
