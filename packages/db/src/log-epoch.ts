import { sql } from 'kysely'
import type { Db } from './connect.ts'

/**
 * The epoch of this database's log. It is replaced by `fresh` when the database is not the one that made it: another
 * cluster (restored from a dump) or another timeline (a replica that was promoted, perhaps without the last writes).
 */
export async function currentEpoch(db: Db, fresh: string): Promise<string> {
  const { rows } = await sql<{ epoch: string }>`
    with cluster as (
      -- The timeline that is written now: the control file names the old one until the first checkpoint after a promotion.
      select system_identifier::text as system_identifier,
        ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::int as timeline
      from pg_control_system()
    )
    insert into log_epoch as known (epoch, system_identifier, timeline)
    select ${fresh}, system_identifier, timeline from cluster
    on conflict (is_only) do update
    set epoch = case
        when known.system_identifier = excluded.system_identifier and known.timeline = excluded.timeline
          then known.epoch
        else excluded.epoch
      end,
      system_identifier = excluded.system_identifier,
      timeline = excluded.timeline
    returning epoch`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('the database keeps no epoch')
  return row.epoch
}
