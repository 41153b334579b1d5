import { LIVE_EPOCH, statement } from '@taskwire/db'
import type { LabelledTask } from '@taskwire/domain'
import { PURGE_AT_ONCE, purgeOf, purgeTurn, type PurgedPiece, type PurgePiece } from '../purge.repository.ts'
import { taskColumns } from './task-row.ts'

/** The log's epoch and ends, on every row, and a task or tombstone; one row without a task when there is none. */
export type LogRow = { epoch: string | null; head: number; purged: number; is_deleted: boolean | null } & (
  | LabelledTask
  | { id: null; revision: null }
)

/**
 * What happened after a revision, oldest first, and how far the log reaches, as of one snapshot. Reading from empty
 * passes over tombstones: there is nothing to take away.
 */
export const readLog = statement<
  [user_id: string, after: number, from_empty: boolean, limit: number],
  LogRow
>(`
select ${LIVE_EPOCH} as epoch, users.revision as head, users.purged_revision as purged, entry.*
from users
left join lateral (
  select ${taskColumns}, deleted_at is not null as is_deleted
  from tasks
  where tasks.user_id = $1 and tasks.revision > $2 and (deleted_at is null or not $3::boolean)
  order by tasks.revision
  limit $4
) entry on true
where users.id = $1
order by entry.revision`)

export const readLogEnds = statement<[user_id: string], { epoch: string | null; head: number }>(`
select ${LIVE_EPOCH} as epoch, revision as head from users where id = $1`)

/** Whether the log was checked since PostgreSQL started and since its tables were made. */
export const isLogLive = statement<[], { is_live: boolean }>(`
select ${LIVE_EPOCH} is not null as is_live`)

export const readHeads = statement<[user_ids: string[]], { id: string; revision: number }>(`
select id, revision from users where id = any($1::uuid[])`)

/**
 * Removes tombstones from before an instant, and remembers for each user how far. A tombstone is left for the next time while
 * it or its user's counter is locked, so a purge never waits for a write.
 */
export const purgeTombstones: PurgePiece = statement<[before: string], PurgedPiece>(`
with ${purgeTurn('tasks')}, old as (
  select tasks.ctid, tasks.user_id, tasks.revision
  from tasks join users on users.id = tasks.user_id
  where (select is_mine from turn) and tasks.deleted_at < $1::timestamptz
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
select is_mine, (select count(*) from gone) as purged from turn`)

/** Forgets answers that were kept for repeated requests from before an instant. */
export const purgeIdempotencyKeys = purgeOf('idempotency_keys', 'created_at')
