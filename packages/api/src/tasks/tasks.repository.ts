import {
  fragment,
  LIVE_EPOCH,
  narrow,
  rows,
  statement,
  type Declared,
  type ParamsOf,
  type SqlFragment,
} from '@taskwire/db'
import type { TaskWithStatusLabel, SortOrder, TaskSort } from '@taskwire/domain'
import type { ListRow } from '../sync/list-rows.ts'
import { placeColumn, taskColumns, taskRow } from './task.row.ts'

export const findTask = statement({ user_id: 'uuid', id: 'uuid' }, { ...taskRow, epoch: 'text?' })`
select ${taskColumns}, ${LIVE_EPOCH} as epoch from tasks where user_id = :user_id and id = :id and deleted_at is null`

/** Finds a living task or a tombstone. */
export const findTaskOrTombstone = statement(
  { user_id: 'uuid', id: 'uuid' },
  { ...taskRow, epoch: 'text?', is_deleted: 'boolean' },
)`
select ${taskColumns}, ${LIVE_EPOCH} as epoch, deleted_at is not null as is_deleted from tasks where user_id = :user_id and id = :id`

/** The ids and due dates of a task's subtasks. */
export const listSubtaskDues = statement({ user_id: 'uuid', id: 'uuid' }, { id: 'uuid', due_date: 'text?' })`
select id, due_date from tasks
where user_id = :user_id and ${placeColumn} = :id and parent_id = :id and deleted_at is null
order by id`

/** Finds the time zone in the profile of a user. */
export const findTimeZone = statement({ user_id: 'uuid' }, { time_zone: 'text?' })`
select time_zone from users where id = :user_id`

/**
 * Returns tombstones below a revision, the latest first: the revision of a tombstone is that of its deletion. Walks
 * `tasks_revision` backwards, over the living tasks too, of which an account has a limited number.
 */
export const listDeletedTasks = statement(
  { user_id: 'uuid', below: 'bigint', limit: 'bigint', completed: 'boolean?', offset: 'bigint' },
  { ...taskRow, deleted_at: 'timestamptz' },
)`
select ${taskColumns}, tasks.deleted_at
from tasks
where user_id = :user_id and revision < :below and deleted_at is not null
  and (:completed::boolean is null or (status = 'completed') = :completed)
order by revision desc
limit :limit offset :offset`

/** Reads across users, because one contract must tell another user's task from an unknown one. Returns nothing else of it. */
export const findTaskByNumber = statement({ user_id: 'uuid', number: 'bigint' }, { id: 'uuid?' })`
select case when user_id = :user_id then id end as id from tasks where number = :number and deleted_at is null`

const listParams = {
  user_id: 'uuid',
  statuses: 'task_status[]?',
  priority: 'task_priority?',
  due_before: 'timestamptz?',
  due_after: 'timestamptz?',
  pattern: 'text?',
  label_id: 'uuid?',
  is_top_level: 'boolean',
  after_id: 'uuid?',
  after_value: 'timestamptz?',
  limit: 'bigint?',
} as const

export type ListParams = ParamsOf<typeof listParams>

export type TaskListRow = ListRow<TaskWithStatusLabel>

const asc = { key: fragment`asc`, is_after: fragment`>`, last: fragment`'infinity'` }
const desc = { key: fragment`desc`, is_after: fragment`<`, last: fragment`'-infinity'` }

/** A place with its list and parent: the id of a list may be that of a task, too. */
const placeParams = { place: 'uuid', list_id: 'uuid?', parent_id: 'uuid?' } as const
const inPlace = fragment`
  and ${placeColumn} = :place
  and tasks.list_id is not distinct from :list_id::uuid and tasks.parent_id is not distinct from :parent_id::uuid`
const afterOffset = fragment` offset :offset`

/** A text for each sort and order: ten in all. */
export const listTasks = texts(listParams, fragment``, fragment``)

/** The same after an offset. Separate texts, because the planner assumes that an unknown offset skips a tenth of the list. */
export const listTasksFrom = texts({ ...listParams, offset: 'bigint' }, fragment``, afterOffset)

/** The tasks of one list, of the Inbox, or of one parent. Separate texts, because only they read the index of places. */
export const listPlace = texts({ ...listParams, ...placeParams }, inPlace, fragment``)

/** The same after an offset. */
export const listPlaceFrom = texts({ ...listParams, ...placeParams, offset: 'bigint' }, inPlace, afterOffset)

function texts<const Params extends Declared>(params: Params, place: SqlFragment, offset: SqlFragment) {
  const both = (key: SqlFragment, after: SqlFragment) => ({
    asc: list(params, key, after, asc, place, offset),
    desc: list(params, key, after, desc, place, offset),
  })
  // Tasks without a due date come last in both orders.
  const byDueDate = (order: Order) => {
    const key = fragment`coalesce(tasks.due_at, ${order.last})`
    return list(
      params,
      key,
      fragment`coalesce(:after_value::timestamptz, ${order.last})`,
      order,
      place,
      offset,
    )
  }
  // Strings like the values of the other sorts: a cursor has checked them.
  const byText = (type: 'task_priority?' | 'text?', key: SqlFragment, after: SqlFragment) => {
    const own = { ...params, after_value: narrow<string | null>(type) }
    return {
      asc: list(own, key, after, asc, place, offset),
      desc: list(own, key, after, desc, place, offset),
    }
  }
  return {
    created_at: both(fragment`tasks.created_at`, fragment`:after_value::timestamptz`),
    updated_at: both(fragment`tasks.updated_at`, fragment`:after_value::timestamptz`),
    priority: byText('task_priority?', fragment`tasks.priority`, fragment`:after_value::task_priority`),
    position: byText('text?', fragment`tasks.position`, fragment`:after_value::text`),
    due_date: { asc: byDueDate(asc), desc: byDueDate(desc) },
  } satisfies Record<TaskSort, Record<SortOrder, unknown>>
}

type Order = typeof asc

/**
 * A filter that is left out when its parameter is null. The planner expects a `case` to match half of the rows; it expects `is null or`
 * to match hardly any, and would then read and sort all tasks for a page.
 */
function optional(param: SqlFragment, condition: SqlFragment): SqlFragment {
  return fragment`case when ${param} is null then true else ${condition} end`
}

/** Sorts inside the limit, so that a page of the default order reads only its own rows of `tasks_living`. */
function list<const Params extends Declared>(
  params: Params,
  key: SqlFragment,
  after: SqlFragment,
  order: Order,
  place: SqlFragment,
  offset: SqlFragment,
) {
  const sorted = fragment`order by ${key} ${order.key}, tasks.id ${order.key}`
  return statement(params, rows<TaskListRow>({ epoch: 'text?', head: 'bigint', ...taskRow }))`
select ${LIVE_EPOCH} as epoch, users.revision as head, ${taskColumns}
from users
left join lateral (
  select ${taskColumns}, tasks.due_at from tasks
  where tasks.user_id = :user_id
  and tasks.deleted_at is null${place}
  and ${optional(fragment`:statuses::task_status[]`, fragment`tasks.status = any(:statuses)`)}
  and ${optional(fragment`:priority::task_priority`, fragment`tasks.priority = :priority`)}
  and ${optional(fragment`:due_before::timestamptz`, fragment`tasks.due_at < :due_before`)}
  and ${optional(fragment`:due_after::timestamptz`, fragment`tasks.due_at >= :due_after`)}
  and ${optional(fragment`:pattern::text`, fragment`tasks.search_text like :pattern`)}
  and ${optional(fragment`:label_id::uuid`, fragment`tasks.label_ids @> array[:label_id::uuid]`)}
  and case when :is_top_level::boolean then tasks.parent_id is null else true end
  and ${optional(fragment`:after_id::uuid`, fragment`(${key}, tasks.id) ${order.is_after} (${after}, :after_id)`)}
  ${sorted}
  limit :limit${offset}
) tasks on true
where users.id = :user_id
${sorted}`
}
