import { LIVE_EPOCH } from '@taskwire/db'
import type { TaskPriority, TaskStatus } from '@taskwire/domain'
import type { TaggedTask } from '../sync/etags.ts'
import { idempotentStatement } from '../sync/idempotency.repository.ts'
import { taskColumns } from '../sync/task-row.ts'

// Every write is one statement, and takes its revision from the user's counter in that statement: the counter's row
// is locked until the commit, so no revision is visible before a smaller one. Nothing is written while the log has no live
// epoch: it may have been put back, and its revisions would repeat.

type Uuid = string
type Instant = string

/** No row: the account is full, or a task or tombstone with this id stands already. */
export const insertTask = idempotentStatement<
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
 * Applies the views of completion as the domain's `completionChange` does, in SQL: a view that equals the locked row counts
 * as not sent. The row is locked first, so that its present state and not the snapshot's decides, and a missing row takes
 * no revision. Values that a constraint ties together (status and completed_at) come from the locked row as a whole:
 * PostgreSQL checks constraints once on the snapshot's row before it looks for a newer one. A text that was never edited in an older task
 * has the revision 0, though it was written with the task: nothing of it was seen at `base_revision` 0.
 *
 * A label is the text of a status: the status is compared by this text, and a label without a status is kept as given. With
 * `keeps_day` a due date that is the first moment of the task's calendar day leaves it a calendar day.
 *
 * No row: the task is not there, is not at `expected_revision`, the log is of another epoch, a text that is to change was changed after
 * `base_revision`, the views that differ from the row contradict each other, or most of the `views` differ from a row that
 * changed after `read_at`.
 */
export const updateTask = idempotentStatement<
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
    keeps_day: boolean,
    status: TaskStatus | null,
    completed: boolean | null,
    flips: boolean,
    sets_completed_at: boolean,
    completed_at: Instant | null,
    now: Instant,
    sets_label: boolean,
    status_label: string | null,
    expected_revision: number | null,
    base_revision: number | null,
    read_at: Instant | null,
    views: number,
    epoch: string | null,
  ],
  TaggedTask
>({
  parameters: 23,
  entry: `
with target as (
  select case completes
      when true then 'completed'
      when false then coalesce(changed.status, case tasks.status when 'completed' then 'pending' else tasks.status end)
      else tasks.status
    end as status,
    case completes
      when true then coalesce(case when changed.moment then $15::timestamptz end, tasks.completed_at, $16::timestamptz)
      when false then null
      else tasks.completed_at
    end as completed_at,
    $17::boolean and (changed.status is not null or $11::task_status is null) as changes_label,
    $7::boolean and not ($10::boolean and length(tasks.due_date) = 10 and tasks.due_at = $9::timestamptz) is true as changes_due,
    $3 <> title as changes_title,
    $4::boolean and $5 is distinct from description as changes_description
  from tasks
  cross join lateral (
    select case
        when $17::boolean
        then case when coalesce($18, $11::text) <> coalesce(status_label, tasks.status::text) then $11::task_status end
        else nullif($11::task_status, tasks.status)
      end as status,
      case when $13::boolean then tasks.status <> 'completed' else nullif($12::boolean, tasks.status = 'completed') end as flag,
      $14::boolean and $15::timestamptz is distinct from tasks.completed_at as moment
  ) changed
  cross join lateral (
    select changed.status = 'completed' as by_status,
      case when changed.moment then $15::timestamptz is not null end as by_moment
  ) asked
  cross join lateral (
    select coalesce(by_status, flag, by_moment) as completes, num_nonnulls(by_status, flag, by_moment) as differing
  ) outcome
  where user_id = $1 and id = $2 and deleted_at is null
    and ($19::bigint is null or revision = $19)
    and exists (select from log_state where is_live and epoch = coalesce($23::text, epoch))
    and not (coalesce($20::bigint < greatest(title_revision, 1), false) and $3 is not null and $3 <> title)
    and not (coalesce($20::bigint < greatest(description_revision, 1), false) and $4::boolean and $5 is distinct from description)
    and (by_status <> completes or flag <> completes or by_moment <> completes) is not true
    and (tasks.updated_at <> $21::timestamptz and differing < $22::int and 2 * differing > $22) is not true
  for update of tasks
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
  due_date = case when entry.changes_due then $8 else tasks.due_date end,
  due_at = case when entry.changes_due then $9::timestamptz else tasks.due_at end,
  status = entry.status,
  completed_at = entry.completed_at,
  status_label = case
    when entry.changes_label then $18
    when entry.status = tasks.status then tasks.status_label
  end,
  updated_at = $16::timestamptz,
  revision = entry.revision
from entry
where tasks.user_id = $1 and tasks.id = $2 and tasks.deleted_at is null
returning ${taskColumns}, ${LIVE_EPOCH} as epoch`,
})

/** Leaves a tombstone with a revision of its own. No row: the task is not there, or not at `expected_revision`. */
export const deleteTask = idempotentStatement<
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
export const restoreTask = idempotentStatement<
  [user_id: Uuid, id: Uuid, now: Instant, max_tasks: number],
  TaggedTask
>({
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
