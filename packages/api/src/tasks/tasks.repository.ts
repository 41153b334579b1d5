import { statement } from '@taskwire/db'
import type { LabelledTask, SortOrder, TaskPriority, TaskSort, TaskStatus } from '@taskwire/domain'

// Every write is one statement, and takes its revision from the user's counter in that statement: the counter's row
// is locked until the commit, so no revision is visible before a smaller one.

const columns = `tasks.id, tasks.number, tasks.user_id, tasks.title, tasks.description, tasks.status,
  tasks.status_label, tasks.status = 'completed' as completed, tasks.priority, tasks.due_date,
  tasks.completed_at, tasks.created_at, tasks.updated_at, tasks.revision`

type Uuid = string
type Instant = string

/** No row: the account is full, or a task or tombstone with this id stands already. */
export const insertTask = statement<
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
  LabelledTask
>(`
with entry as (
  update users
  set revision = revision + 1, task_count = task_count + 1
  where id = $1
    and task_count < $12
    and not exists (select from tasks where user_id = $1 and id = $2)
  returning revision
)
insert into tasks (user_id, id, title, description, status, status_label, priority,
  due_date, due_at, completed_at, created_at, updated_at, revision)
select $1, $2, $3, $4, $5::task_status, $6, $7::task_priority,
  $8, $9::timestamptz, $10::timestamptz, $11::timestamptz, $11::timestamptz, entry.revision
from entry
returning ${columns}`)

/**
 * `completion` is the domain's CompletionChange, said in SQL: `complete`, `open` or `unchanged`. The row is locked
 * first, so that its present state and not the snapshot's decides, and a missing row takes no revision. What a constraint
 * ties together (status and completed_at) comes from the locked row as a whole: PostgreSQL checks constraints once on
 * the snapshot's row before it looks for a newer one.
 */
export const updateTask = statement<
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
  ],
  LabelledTask
>(`
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
    end as completed_at
  from tasks
  where user_id = $1 and id = $2 and deleted_at is null
  for update
), entry as (
  update users
  set revision = revision + 1
  from target
  where users.id = $1
  returning users.revision, target.status, target.completed_at
)
update tasks
set title = coalesce($3, tasks.title),
  description = case when $4::boolean then $5 else tasks.description end,
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
returning ${columns}`)

/** Leaves a tombstone with a revision of its own. */
export const deleteTask = statement<[user_id: Uuid, id: Uuid, now: Instant], { id: Uuid; revision: number }>(`
with target as (
  select id from tasks where user_id = $1 and id = $2 and deleted_at is null for update
), entry as (
  update users
  set revision = revision + 1, task_count = task_count - 1
  from target
  where users.id = $1
  returning users.revision
)
update tasks
set deleted_at = $3::timestamptz, updated_at = $3::timestamptz, revision = entry.revision
from entry
where tasks.user_id = $1 and tasks.id = $2
returning tasks.id, tasks.revision`)

export const findTask = statement<[user_id: Uuid, id: Uuid], LabelledTask>(`
select ${columns} from tasks where user_id = $1 and id = $2 and deleted_at is null`)

/** Whether a living task or a tombstone has the id. */
export const findTaskOrTombstone = statement<
  [user_id: Uuid, id: Uuid],
  LabelledTask & { is_deleted: boolean }
>(`
select ${columns}, deleted_at is not null as is_deleted from tasks where user_id = $1 and id = $2`)

/** Across users: one contract must tell another's task from an unknown one. It learns that and nothing else. */
export const findTaskByNumber = statement<[user_id: Uuid, number: number], { id: Uuid | null }>(`
select case when user_id = $1 then id end as id from tasks where number = $2 and deleted_at is null`)

type ListParams = [
  user_id: Uuid,
  status: TaskStatus | null,
  priority: TaskPriority | null,
  due_before: Instant | null,
  due_after: Instant | null,
  pattern: string | null,
  after_id: Uuid | null,
  after_value: string | null,
  limit: number | null,
]

/** A text for each sort and order, eight in all. */
export const listTasks = {
  created_at: orders('tasks.created_at', 'timestamptz'),
  updated_at: orders('tasks.updated_at', 'timestamptz'),
  priority: orders('tasks.priority', 'task_priority'),
  due_date: {
    // Tasks without a due date come last, whichever way the others go.
    asc: list("coalesce(tasks.due_at, 'infinity')", "coalesce($8::timestamptz, 'infinity')", 'asc'),
    desc: list("coalesce(tasks.due_at, '-infinity')", "coalesce($8::timestamptz, '-infinity')", 'desc'),
  },
} satisfies Record<TaskSort, Record<SortOrder, unknown>>

function orders(key: string, type: string) {
  return { asc: list(key, `$8::${type}`, 'asc'), desc: list(key, `$8::${type}`, 'desc') }
}

function list(key: string, after: string, order: SortOrder) {
  return statement<ListParams, LabelledTask>(`
select ${columns}
from tasks
where user_id = $1
  and deleted_at is null
  and ($2::task_status is null or status = $2)
  and ($3::task_priority is null or priority = $3)
  and ($4::timestamptz is null or due_at < $4)
  and ($5::timestamptz is null or due_at >= $5)
  and ($6::text is null or title ilike $6 or description ilike $6)
  and ($7::uuid is null or (${key}, tasks.id) ${order === 'asc' ? '>' : '<'} (${after}, $7))
order by ${key} ${order}, tasks.id ${order}
limit $9`)
}
