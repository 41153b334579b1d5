import { fragment, LIVE_EPOCH, rows, statement } from '@taskwire/db'
import type { TaskWithStatusLabel } from '@taskwire/domain'
import { PURGE_AT_ONCE, purgedColumns, purgeOf, purgeTurn } from '../purge.repository.ts'
import { taskColumns, taskRow } from './task-row.ts'

/** The log's epoch and ends, on every row, and a task or tombstone; a single row without a task when there is neither. */
export type LogRow = { epoch: string | null; head: number; purged: number; is_deleted: boolean | null } & (
  | TaskWithStatusLabel
  | { id: null; revision: null }
)

/**
 * Returns what changed after a revision, oldest first, and the ends of the log, as of one snapshot. Reading from empty
 * skips tombstones: a reader without tasks has nothing to remove.
 */
export const readLog = statement(
  { user_id: 'uuid', after: 'bigint', from_empty: 'boolean', limit: 'bigint' },
  rows<LogRow>({ epoch: 'text?', head: 'bigint', purged: 'bigint', ...taskRow, is_deleted: 'boolean?' }),
)`
select ${LIVE_EPOCH} as epoch, users.revision as head, users.purged_revision as purged, entry.*
from users
left join lateral (
  select ${taskColumns}, deleted_at is not null as is_deleted
  from tasks
  where tasks.user_id = :user_id and tasks.revision > :after and (deleted_at is null or not :from_empty::boolean)
  order by tasks.revision
  limit :limit
) entry on true
where users.id = :user_id
order by entry.revision`

export const readLogEnds = statement({ user_id: 'uuid' }, { epoch: 'text?', head: 'bigint' })`
select ${LIVE_EPOCH} as epoch, revision as head from users where id = :user_id`

/** Whether the log was checked since PostgreSQL started and since its tables were made. */
export const isLogLive = statement({}, { is_live: 'boolean' })`
select ${LIVE_EPOCH} is not null as is_live`

export const readHeads = statement({ user_ids: 'uuid[]' }, { id: 'uuid', revision: 'bigint' })`
select id, revision from users where id = any(:user_ids::uuid[])`

/**
 * Removes tombstones from before an instant, and stores for each user the highest revision that was removed. Skips a
 * tombstone while it or its user's counter is locked, so a purge never waits for a write.
 */
export const purgeTombstones = statement({ before: 'timestamptz' }, purgedColumns)`
with ${purgeTurn(fragment`tasks`)}, old as (
  select tasks.ctid, tasks.user_id, tasks.revision
  from tasks join users on users.id = tasks.user_id
  where (select is_mine from turn) and tasks.deleted_at < :before::timestamptz
  order by tasks.deleted_at
  limit ${PURGE_AT_ONCE}
  for update of tasks, users skip locked
), gone as (
  delete from tasks where ctid = any(array(select ctid from old)) returning user_id, revision
), furthest as (
  select user_id, max(revision) as revision from gone group by user_id
), remembered as (
  update users
  set purged_revision = greatest(users.purged_revision, furthest.revision)
  from furthest
  where users.id = furthest.user_id
)
select is_mine, (select count(*) from gone) as purged from turn`

/** Removes results that were stored for repeated requests before an instant. */
export const purgeIdempotencyKeys = purgeOf(fragment`idempotency_keys`, fragment`created_at`)
