import { fragment, LIVE_EPOCH, statement } from '@taskwire/db'
import { conditionParams, meetsConditions } from '../sync/conditions.repository.ts'
import { idempotentStatement } from '../sync/idempotency.repository.ts'
import { adoption } from './subtasks.repository.ts'
import { placeColumn, placeOf, taggedRow, taskColumns } from './task.row.ts'

/**
 * Moves a task to a place that the caller has checked, and gives other tasks there new positions. A completed parent that gets an
 * open subtask is reopened with the first revision; then come the task and the others in the given order. Runs in a transaction
 * that has locked the log. Returns no row when there is no such task at `expected_revision`, or when the log has another epoch.
 */
export const moveTask = idempotentStatement(
  {
    user_id: 'uuid',
    id: 'uuid',
    list_id: 'uuid?',
    parent_id: 'uuid?',
    position: 'text',
    pushed_ids: 'uuid[]',
    pushed_positions: 'text[]',
    now: 'timestamptz',
    ...conditionParams,
  },
  taggedRow,
  {
    entry: fragment`
with target as (
  select status from tasks
  where user_id = :user_id and id = :id and deleted_at is null and ${meetsConditions}
  for update
), stamps as (
  select exists (
      select from tasks
      where tasks.user_id = :user_id and tasks.id = :parent_id and tasks.status = 'completed' and target.status <> 'completed'
    ) as reopens
  from target
), entry as (
  update users
  set revision = revision + 1 + cardinality(:pushed_ids::uuid[]) + stamps.reopens::integer
  from stamps
  where users.id = :user_id
  returning users.revision - cardinality(:pushed_ids::uuid[]) as revision,
    users.revision - cardinality(:pushed_ids::uuid[]) - 1 - stamps.reopens::integer as base, stamps.reopens
), adopted as (${adoption(fragment`:parent_id`)}
), moved as (
  update tasks
  set position = pushed.position, updated_at = :now::timestamptz, revision = entry.revision + pushed.nth
  from entry, unnest(:pushed_ids::uuid[], :pushed_positions::text[]) with ordinality as pushed (id, position, nth)
  where tasks.user_id = :user_id and tasks.id = pushed.id
)`,
    write: fragment`
update tasks
set list_id = :list_id, parent_id = :parent_id, position = :position, updated_at = :now::timestamptz, revision = entry.revision
from entry
where tasks.user_id = :user_id and tasks.id = :id
returning ${taskColumns}, ${LIVE_EPOCH} as epoch`,
  },
)

const neighbourParams = {
  user_id: 'uuid',
  id: 'uuid',
  list_id: 'uuid?',
  parent_id: 'uuid?',
  at_position: 'text?',
  at_id: 'uuid?',
} as const
const neighbourColumns = { id: 'uuid', position: 'text' } as const

/** The other tasks of a place. */
const others = fragment`tasks
  where user_id = :user_id and ${placeColumn} = ${placeOf(fragment`:parent_id`, fragment`:list_id`)}
    and deleted_at is null and id <> :id`

/** Finds the last task of a place before a task there; the last of all without one. Ignores the task `id`. */
export const findPrevious = statement(neighbourParams, neighbourColumns)`
select id, position from ${others} and (:at_id::uuid is null or (position, id) < (:at_position::text collate "C", :at_id))
order by position desc, id desc limit 1`

/**
 * Returns a task of a place and the following ones in their order, up to the first position after its own, or all of them with
 * `to_end`. Ignores the task `id`.
 */
export const listFollowing = statement({ ...neighbourParams, to_end: 'boolean' }, neighbourColumns)`
select id, position from ${others} and (position, id) >= (:at_position::text collate "C", :at_id::uuid)
  and (:to_end::boolean or position <= coalesce((select min(position) from ${others} and position > :at_position), :at_position))
order by position, id`
