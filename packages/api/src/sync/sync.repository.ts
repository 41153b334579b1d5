import { fragment, LIVE_EPOCH, sharedRead, statement, type SqlFragment } from '@taskwire/db'
import type { EntityKind } from '@taskwire/domain'
import { logKinds } from '../kinds.ts'
import { PURGE_AT_ONCE, purgedColumns, purgeOf, purgeTurn } from '../purge.repository.ts'

export const readLogEnds = sharedRead(statement({ user_id: 'uuid' }, { epoch: 'text?', head: 'bigint' })`
select ${LIVE_EPOCH} as epoch, revision as head from users where id = :user_id`)

/** The ends of several users' logs. */
export const readPlaces = sharedRead(statement(
  { user_ids: 'uuid[]' },
  { id: 'uuid', epoch: 'text?', head: 'bigint' },
)`
select id, ${LIVE_EPOCH} as epoch, revision as head from users where id = any(:user_ids::uuid[])`)

/** Whether the log was checked since PostgreSQL started and since its tables were made. */
export const isLogLive = statement({}, { is_live: 'boolean' })`
select ${LIVE_EPOCH} is not null as is_live`

export const readHeads = statement({ user_ids: 'uuid[]' }, { id: 'uuid', revision: 'bigint' })`
select id, revision from users where id = any(:user_ids::uuid[])`

/** For each kind, the statement that removes its tombstones. */
export const purgeTombstones = Object.fromEntries(
  Object.entries(logKinds).map(([kind, { table }]) => [kind, purgeTombstonesOf(table)]),
) as Readonly<Record<EntityKind, ReturnType<typeof purgeTombstonesOf>>>

/**
 * Makes a statement that removes tombstones from before an instant, and stores for each user the highest revision that was
 * removed. It skips a tombstone while it or its user's counter is locked, so a purge never waits for a write.
 */
function purgeTombstonesOf(table: SqlFragment) {
  return statement({ before: 'timestamptz' }, purgedColumns)`
with ${purgeTurn(table)}, old as (
  select ${table}.ctid, ${table}.user_id, ${table}.revision
  from ${table} join users on users.id = ${table}.user_id
  where (select is_mine from turn) and ${table}.deleted_at < :before::timestamptz
  order by ${table}.deleted_at
  limit ${PURGE_AT_ONCE}
  for update of ${table}, users skip locked
), gone as (
  delete from ${table} where ctid = any(array(select ctid from old)) returning user_id, revision
), furthest as (
  select user_id, max(revision) as revision from gone group by user_id
), remembered as (
  update users
  set purged_revision = greatest(users.purged_revision, furthest.revision)
  from furthest
  where users.id = furthest.user_id
)
select is_mine, (select count(*) from gone) as purged from turn`
}

/** Removes results that were stored for repeated requests before an instant. */
export const purgeIdempotencyKeys = purgeOf(fragment`idempotency_keys`, fragment`created_at`)
