import { LIVE_EPOCH, statement } from '@taskwire/db'
import type { LabelledTask } from '@taskwire/domain'
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

export const readHeads = statement<[user_ids: string[]], { id: string; revision: number }>(`
select id, revision from users where id = any($1::uuid[])`)

/** Removes tombstones from before an instant, and remembers for each user how far. Answers how many. */
export const purgeTombstones = statement<[before: string, limit: number], { purged: number }>(`
with gone as (
  delete from tasks
  where (user_id, id) in (
    select user_id, id from tasks where deleted_at < $1::timestamptz order by deleted_at limit $2 for update skip locked
  )
  returning user_id, revision
), furthest as (
  select user_id, max(revision) as revision from gone group by user_id
), held as (
  -- In one order, whoever purges: two at once would wait for each other.
  select id from users where id in (select user_id from furthest) order by id for update
), remembered as (
  update users
  set purged_revision = greatest(users.purged_revision, furthest.revision)
  from furthest join held on held.id = furthest.user_id
  where users.id = held.id
  returning users.id
)
select count(*) as purged from gone`)

/** Forgets answers kept for repeated requests from before an instant. */
export const purgeOperations = statement<[before: string], { key: string }>(`
delete from operations where created_at < $1::timestamptz returning key`)
