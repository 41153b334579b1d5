import { fragment, LIVE_EPOCH } from '@taskwire/db'
import { conditionParams, meetsConditions } from '../sync/conditions.repository.ts'
import { idempotentStatement } from '../sync/idempotency.repository.ts'
import { adoption } from './subtasks.repository.ts'
import { placeColumn, taggedRow, taskColumns } from './task.row.ts'

/**
 * Turns a task and its subtasks into tombstones. The subtasks get the first revisions, in the order of their ids. A task with
 * subtasks needs a transaction that has locked the log (`is_held`). Returns no row without it, or when there is no such task at
 * `expected_revision`.
 */
export const deleteTask = idempotentStatement(
  {
    user_id: 'uuid',
    id: 'uuid',
    now: 'timestamptz',
    ...conditionParams,
    is_held: 'boolean',
  },
  { id: 'uuid', revision: 'bigint' },
  {
    entry: fragment`
with target as (
  select id from tasks
  where user_id = :user_id and id = :id and deleted_at is null and ${meetsConditions}
    and (:is_held::boolean or not had_subtasks)
  for update
), stamped as (
  select id, row_number() over (order by id) as nth from tasks
  where :is_held::boolean and user_id = :user_id and ${placeColumn} = :id and parent_id = :id and deleted_at is null
), entry as (
  update users
  set revision = revision + 1 + stamps.count, task_count = task_count - 1 - stamps.count
  from target, (select count(*) as count from stamped) stamps
  where users.id = :user_id
  returning users.revision, users.revision - 1 - stamps.count as base
), taken as (
  update tasks
  set deleted_at = :now::timestamptz, deleted_with = :id, updated_at = :now::timestamptz, revision = entry.base + stamped.nth
  from entry, stamped
  where tasks.user_id = :user_id and tasks.id = stamped.id
)`,
    write: fragment`
update tasks
set deleted_at = :now::timestamptz, deleted_with = null, updated_at = :now::timestamptz, revision = entry.revision
from entry
where tasks.user_id = :user_id and tasks.id = :id
returning tasks.id, tasks.revision`,
  },
)

/**
 * Restores a task and the subtasks that its deletion took along, in a place that the caller has checked. An open subtask reopens
 * its completed parent, which gets the first revision; then the task, then its subtasks in the order of their ids. Runs in a
 * transaction that has locked the log. Returns no row when there is no tombstone, or when the account has no room.
 */
export const restoreTask = idempotentStatement(
  {
    user_id: 'uuid',
    id: 'uuid',
    list_id: 'uuid?',
    parent_id: 'uuid?',
    position: 'text?',
    now: 'timestamptz',
    max_tasks: 'bigint',
  },
  taggedRow,
  {
    entry: fragment`
with target as (
  select status from tasks where user_id = :user_id and id = :id and deleted_at is not null and ${LIVE_EPOCH} is not null
  for update
), stamped as (
  select id, row_number() over (order by id) as nth from tasks
  where user_id = :user_id and deleted_with = :id and parent_id = :id and deleted_at is not null
), stamps as (
  select (select count(*) from stamped) as count,
    exists (
      select from tasks
      where tasks.user_id = :user_id and tasks.id = :parent_id and tasks.status = 'completed' and target.status <> 'completed'
    ) as reopens
  from target
), entry as (
  update users
  set revision = revision + 1 + stamps.count + stamps.reopens::integer, task_count = task_count + 1 + stamps.count
  from stamps
  where users.id = :user_id and task_count + 1 + stamps.count <= :max_tasks
  returning users.revision - stamps.count as revision, users.revision - stamps.count - 1 - stamps.reopens::integer as base,
    stamps.reopens
), adopted as (${adoption(fragment`:parent_id`)}
), returned as (
  update tasks
  set deleted_at = null, deleted_with = null, updated_at = :now::timestamptz, revision = entry.revision + stamped.nth
  from entry, stamped
  where tasks.user_id = :user_id and tasks.id = stamped.id
)`,
    write: fragment`
update tasks
set deleted_at = null, deleted_with = null, list_id = :list_id, parent_id = :parent_id,
  position = coalesce(:position, tasks.position), updated_at = :now::timestamptz, revision = entry.revision
from entry
where tasks.user_id = :user_id and tasks.id = :id
returning ${taskColumns}, ${LIVE_EPOCH} as epoch`,
  },
)
