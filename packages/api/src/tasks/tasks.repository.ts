import { LIVE_EPOCH, statement } from '@taskwire/db'
import type { LabelledTask, SortOrder, TaskPriority, TaskSort, TaskStatus } from '@taskwire/domain'
import { taskColumns } from '../sync/task-row.ts'

type Uuid = string
type Instant = string

export const findTask = statement<[user_id: Uuid, id: Uuid], LabelledTask & { epoch: string | null }>(`
select ${taskColumns}, ${LIVE_EPOCH} as epoch from tasks where user_id = $1 and id = $2 and deleted_at is null`)

/** Whether a living task or a tombstone has the id. */
export const findTaskOrTombstone = statement<
  [user_id: Uuid, id: Uuid],
  LabelledTask & { epoch: string | null; is_deleted: boolean }
>(`
select ${taskColumns}, ${LIVE_EPOCH} as epoch, deleted_at is not null as is_deleted from tasks where user_id = $1 and id = $2`)

/**
 * Tombstones, the latest first, below a revision: a tombstone's is that of its deletion. Walks `tasks_revision` backwards,
 * over the tasks that live, of which an account holds a limited number.
 */
export const listDeletedTasks = statement<
  [user_id: Uuid, below: number, limit: number, completed: boolean | null, offset: number],
  LabelledTask & { deleted_at: Instant }
>(`
select ${taskColumns}, tasks.deleted_at
from tasks
where user_id = $1 and revision < $2 and deleted_at is not null
  and ($4::boolean is null or (status = 'completed') = $4)
order by revision desc
limit $3 offset $5`)

/** Across users: one contract must tell another's task from an unknown one. It learns that and nothing else. */
export const findTaskByNumber = statement<[user_id: Uuid, number: number], { id: Uuid | null }>(`
select case when user_id = $1 then id end as id from tasks where number = $2 and deleted_at is null`)

export type ListParams = [
  user_id: Uuid,
  statuses: readonly TaskStatus[] | null,
  priority: TaskPriority | null,
  due_before: Instant | null,
  due_after: Instant | null,
  pattern: string | null,
  after_id: Uuid | null,
  after_value: string | null,
  limit: number | null,
]

/** A text for each sort and order, eight in all. */
export const listTasks = texts<ListParams>('')

/** The same after an offset. Apart, because the planner would prepare every list for an offset of a tenth of it. */
export const listTasksFrom = texts<[...ListParams, offset: number]>(' offset $10')

function texts<Params extends readonly unknown[]>(offset: '' | ' offset $10') {
  const both = (key: string, after: string) => ({
    asc: list<Params>(key, after, 'asc', offset),
    desc: list<Params>(key, after, 'desc', offset),
  })
  return {
    created_at: both('tasks.created_at', '$8::timestamptz'),
    updated_at: both('tasks.updated_at', '$8::timestamptz'),
    priority: both('tasks.priority', '$8::task_priority'),
    due_date: {
      // Tasks without a due date come last, whichever way the others go.
      asc: list<Params>(
        "coalesce(tasks.due_at, 'infinity')",
        "coalesce($8::timestamptz, 'infinity')",
        'asc',
        offset,
      ),
      desc: list<Params>(
        "coalesce(tasks.due_at, '-infinity')",
        "coalesce($8::timestamptz, '-infinity')",
        'desc',
        offset,
      ),
    },
  } satisfies Record<TaskSort, Record<SortOrder, unknown>>
}

/** One row without a task when nothing fits: the epoch and head of the log are answered in any case. */
export type ListRow = { epoch: string | null; head: number } & (LabelledTask | { id: null })

/** Sorted where the limit stands, so that a page of the usual order reads its own rows of `tasks_living` and no others. */
function list<Params extends readonly unknown[]>(
  key: string,
  after: string,
  order: SortOrder,
  offset: string,
) {
  const sorted = `order by ${key} ${order}, tasks.id ${order}`
  return statement<Params, ListRow>(`
select ${LIVE_EPOCH} as epoch, users.revision as head, ${taskColumns}
from users
left join lateral (
  select ${taskColumns}, tasks.due_at from tasks
  where tasks.user_id = $1
  and tasks.deleted_at is null
  and ($2::task_status[] is null or tasks.status = any($2))
  and ($3::task_priority is null or tasks.priority = $3)
  and ($4::timestamptz is null or tasks.due_at < $4)
  and ($5::timestamptz is null or tasks.due_at >= $5)
  and ($6::text is null or tasks.search_text like $6)
  and ($7::uuid is null or (${key}, tasks.id) ${order === 'asc' ? '>' : '<'} (${after}, $7))
  ${sorted}
  limit $9${offset}
) tasks on true
where users.id = $1
${sorted}`)
}
