import { fragment, LIVE_EPOCH } from '@taskwire/db'
import { conditionParams, meetsConditions } from '../sync/conditions.repository.ts'
import { idempotentStatement } from '../sync/idempotency.repository.ts'
import { lockOf } from '../sync/log-transaction.repository.ts'
import { listColumns } from './list.row.ts'
import { taggedListRow } from './lists.repository.ts'

// A cascade is one statement that takes a revision for each row, so that no reader sees half of it. It runs in a transaction that
// has locked the log: its snapshot then has every committed row, and no other write is in between.

const noPlace = fragment`'00000000-0000-0000-0000-000000000000'`

/*
 * Subtasks are found by an array of their parents. Of a join PostgreSQL expects one row as long as it has no statistics of a
 * growing table, and then reads every task of the user for each task of the list.
 */

/** The tasks that a list's deletion takes along: those of the list, and their subtasks. */
const inside = fragment`
  select id, 1 as level, list_id as taken_with from tasks
  where user_id = :user_id and list_id = :id and parent_id is null and deleted_at is null
    and coalesce(parent_id, list_id, ${noPlace}) = :id
  union all
  select id, 0, parent_id from tasks
  where user_id = :user_id and parent_id is not null and deleted_at is null
    and coalesce(parent_id, list_id, ${noPlace}) = any(array(
      select id from tasks
      where user_id = :user_id and list_id = :id and parent_id is null and deleted_at is null and had_subtasks
        and coalesce(parent_id, list_id, ${noPlace}) = :id
    ))`

/** The tombstones that went with a list: its tasks, and the subtasks that went with those. */
const takenAlong = fragment`
  select id, 0 as level from tasks
  where user_id = :user_id and deleted_with = :id and list_id = :id and deleted_at is not null
  union all
  select id, 1 from tasks
  where user_id = :user_id and parent_id is not null and deleted_at is not null and deleted_with = any(array(
      select id from tasks
      where user_id = :user_id and deleted_with = :id and list_id = :id and deleted_at is not null and had_subtasks
    ))`

/**
 * Turns a list, its tasks and their subtasks into tombstones. The subtasks get the first revisions, then the tasks, each in the
 * order of their ids, then the list. Returns no row when there is no such list at `expected_revision`.
 */
export const deleteList = idempotentStatement(
  {
    user_id: 'uuid',
    id: 'uuid',
    now: 'timestamptz',
    ...conditionParams,
  },
  { id: 'uuid', revision: 'bigint' },
  {
    entry: fragment`
with target as (
  select id from lists
  where user_id = :user_id and id = :id and deleted_at is null and ${meetsConditions}
  for update
), stamped as (
  select inside.id, taken_with, row_number() over (order by level, inside.id) as nth from (${inside}
  ) inside
), entry as (
  update users
  set revision = revision + stamps.count + 1, task_count = task_count - stamps.count, list_count = list_count - 1
  from target, (select count(*) as count from stamped) stamps
  where users.id = :user_id
  returning users.revision, users.revision - stamps.count - 1 as base
), trashed as (
  update tasks
  set deleted_at = :now::timestamptz, deleted_with = stamped.taken_with, updated_at = :now::timestamptz,
    revision = entry.base + stamped.nth
  from entry, stamped
  where tasks.user_id = :user_id and tasks.id = stamped.id
)`,
    write: fragment`
update lists
set deleted_at = :now::timestamptz, updated_at = :now::timestamptz, revision = entry.revision
from entry
where lists.user_id = :user_id and lists.id = :id
returning lists.id, lists.revision`,
  },
)

/**
 * Restores a list and exactly what its deletion took along. The list gets the first revision, then its tasks, then their
 * subtasks. Returns no row when there is no tombstone, or when the account has no room for all of them.
 */
export const restoreList = idempotentStatement(
  { user_id: 'uuid', id: 'uuid', now: 'timestamptz', max_lists: 'integer', max_tasks: 'bigint' },
  taggedListRow,
  {
    entry: fragment`
with target as (
  select id from lists where user_id = :user_id and id = :id and deleted_at is not null and ${LIVE_EPOCH} is not null
  for update
), stamped as (
  select id, row_number() over (order by level, id) as nth from (${takenAlong}
  ) taken
), entry as (
  update users
  set revision = revision + stamps.count + 1, task_count = task_count + stamps.count, list_count = list_count + 1
  from target, (select count(*) as count from stamped) stamps
  where users.id = :user_id and list_count < :max_lists and task_count + stamps.count <= :max_tasks
  returning users.revision - stamps.count as revision
), returned as (
  update tasks
  set deleted_at = null, deleted_with = null, updated_at = :now::timestamptz, revision = entry.revision + stamped.nth
  from entry, stamped
  where tasks.user_id = :user_id and tasks.id = stamped.id
)`,
    write: fragment`
update lists
set deleted_at = null, updated_at = :now::timestamptz, revision = entry.revision
from entry
where lists.user_id = :user_id and lists.id = :id
returning ${listColumns}, ${LIVE_EPOCH} as epoch`,
  },
)

const params = { user_id: 'uuid', id: 'uuid' } as const

/** Locks the tasks that the deletion or the restore of a list changes, besides the list. */
export const lockCascade = {
  delete: lockOf(
    params,
    fragment`select id from tasks where user_id = :user_id and id in (select id from (${inside}) inside)`,
  ),
  restore: lockOf(
    params,
    fragment`select id from tasks where user_id = :user_id and id in (select id from (${takenAlong}) taken)`,
  ),
}
