import {
  fragment,
  LIVE_EPOCH,
  narrow,
  plannedForValues,
  rows,
  sharedRead,
  statement,
  type Declared,
  type ParamsOf,
  type Rows,
  type SqlFragment,
} from '@taskwire/db'
import type { TaskWithStatusLabel, SortOrder, TaskSort } from '@taskwire/domain'
import type { ListRow } from '../sync/list-rows.ts'
import { placeColumn, taskColumns, taskRow } from './task.row.ts'

export const findTask = sharedRead(
  statement({ user_id: 'uuid', id: 'uuid' }, { ...taskRow, epoch: 'text?' })`
select ${taskColumns}, ${LIVE_EPOCH} as epoch from tasks where user_id = :user_id and id = :id and deleted_at is null`,
)

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

const wholeParams = { user_id: 'uuid', limit: 'bigint?' } as const

const filterParams = {
  ...wholeParams,
  statuses: 'task_status[]?',
  priority: 'task_priority?',
  due_before: 'timestamptz?',
  due_after: 'timestamptz?',
  pattern: 'text?',
  label_id: 'uuid?',
  is_top_level: 'boolean',
  after_id: 'uuid?',
  after_value: 'timestamptz?',
} as const

export type ListParams = ParamsOf<typeof filterParams>

export type TaskListRow = ListRow<TaskWithStatusLabel>

const asc = { key: fragment`asc`, is_after: fragment`>`, last: fragment`'infinity'` }
const desc = { key: fragment`desc`, is_after: fragment`<`, last: fragment`'-infinity'` }
type Order = typeof asc

/**
 * A filter that is left out when its parameter is null. PostgreSQL drops it before it plans, and plans for the values
 * (`plannedForValues`): which index is best depends on the filters and on how many tasks match.
 */
function optional(param: SqlFragment, condition: SqlFragment): SqlFragment {
  return fragment`case when ${param} is null then true else ${condition} end`
}

/** Compares as both indexes of due dates do, so that a range of days is read from either. Tasks without one never match. */
function due(comparison: SqlFragment): SqlFragment {
  return fragment`(coalesce(tasks.due_at, 'infinity') ${comparison} and coalesce(tasks.due_at, '-infinity') ${comparison})`
}

const filters = fragment`
  and ${optional(fragment`:statuses::task_status[]`, fragment`tasks.status = any(:statuses)`)}
  and ${optional(fragment`:priority::task_priority`, fragment`tasks.priority = :priority`)}
  and ${optional(fragment`:due_before::timestamptz`, due(fragment`< :due_before`))}
  and ${optional(fragment`:due_after::timestamptz`, due(fragment`>= :due_after`))}
  and ${optional(fragment`:pattern::text`, fragment`tasks.search_text like :pattern`)}
  and ${optional(fragment`:label_id::uuid`, fragment`cardinality(tasks.label_ids) > 0 and tasks.label_ids @> array[:label_id::uuid]`)}
  and case when :is_top_level::boolean then tasks.parent_id is null else true end`

/** A place with its list and parent: the id of a list may be that of a task, too. */
const placeParams = { place: 'uuid', list_id: 'uuid?', parent_id: 'uuid?' } as const
const inPlace = fragment`${filters}
  and ${placeColumn} = :place
  and case when :list_id::uuid is null then tasks.list_id is null else tasks.list_id = :list_id end
  and case when :parent_id::uuid is null then tasks.parent_id is null else tasks.parent_id = :parent_id end`
const afterOffset = fragment` offset :offset`

/** The columns of every list of tasks, in the order of their texts. */
export const listColumns: Rows<TaskListRow> = rows<TaskListRow>({
  epoch: 'text?',
  head: 'bigint',
  ...taskRow,
})

/** All tasks, a text for each sort and order. Planned once per connection. */
export const listTasks = bySort(({ type, sorted }) => {
  const whole = statement(wholeParams, listColumns)`${list(fragment``, sorted, fragment``)}`
  // All sorts but that by position walk an index.
  return type === 'text?' ? whole : sharedRead(whole)
})

/** Filtered tasks, and those after a position. */
export const listFiltered = filtered(filterParams, filters, fragment``)

/** The same after an offset. */
export const listFilteredFrom = filtered({ ...filterParams, offset: 'bigint' }, filters, afterOffset)

/** The tasks of one list, of the Inbox, or of one parent. Texts of their own, because only they read the index of places. */
export const listPlace = filtered({ ...filterParams, ...placeParams }, inPlace, fragment``)

/** The same after an offset. */
export const listPlaceFrom = filtered(
  { ...filterParams, ...placeParams, offset: 'bigint' },
  inPlace,
  afterOffset,
)

function filtered<const Params extends Declared>(params: Params, where: SqlFragment, offset: SqlFragment) {
  return bySort(({ type, key, order, sorted, after }) => {
    const own = { ...params, after_value: narrow<string | null>(type) }
    const isAfter = optional(
      fragment`:after_id::uuid`,
      fragment`(${key}, tasks.id) ${order.is_after} (${after}, :after_id)`,
    )
    return plannedForValues(
      statement(own, listColumns)`${list(
        fragment`${where}
  and ${isAfter}`,
        sorted,
        offset,
      )}`,
    )
  })
}

/** How a list is sorted. The value of a position is a string for every sort: a cursor has checked it. */
interface Sorting {
  readonly type: 'timestamptz?' | 'task_priority?' | 'text?'
  readonly key: SqlFragment
  /** The value of the position that the list begins after. */
  readonly after: SqlFragment
  readonly order: Order
  readonly sorted: SqlFragment
}

function bySort<T>(make: (sorting: Sorting) => T): Record<TaskSort, Record<SortOrder, T>> {
  const one = (type: Sorting['type'], key: SqlFragment, order: Order, after: SqlFragment) =>
    make({ type, key, after, order, sorted: fragment`order by ${key} ${order.key}, tasks.id ${order.key}` })
  const both = (type: Sorting['type'], key: SqlFragment, after: SqlFragment) => ({
    asc: one(type, key, asc, after),
    desc: one(type, key, desc, after),
  })
  // Tasks without a due date come last in both orders.
  const byDueDate = (order: Order) =>
    one(
      'timestamptz?',
      fragment`coalesce(tasks.due_at, ${order.last})`,
      order,
      fragment`coalesce(:after_value::timestamptz, ${order.last})`,
    )
  return {
    created_at: both('timestamptz?', fragment`tasks.created_at`, fragment`:after_value::timestamptz`),
    updated_at: both('timestamptz?', fragment`tasks.updated_at`, fragment`:after_value::timestamptz`),
    priority: both('task_priority?', fragment`tasks.priority`, fragment`:after_value::task_priority`),
    position: both('text?', fragment`tasks.position`, fragment`:after_value::text`),
    due_date: { asc: byDueDate(asc), desc: byDueDate(desc) },
  }
}

/** Sorts inside the limit, so that a page reads only its own rows of the index. */
function list(where: SqlFragment, sorted: SqlFragment, offset: SqlFragment): SqlFragment {
  return fragment`
select ${LIVE_EPOCH} as epoch, users.revision as head, ${taskColumns}
from users
left join lateral (
  select ${taskColumns}, tasks.due_at from tasks
  where tasks.user_id = :user_id
  and tasks.deleted_at is null${where}
  ${sorted}
  limit :limit${offset}
) tasks on true
where users.id = :user_id
${sorted}`
}
