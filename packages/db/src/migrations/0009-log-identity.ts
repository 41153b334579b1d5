import { sql, type Kysely } from 'kysely'

/** The identity that distinguishes a restored log from the one that continues, and indexes for the purges. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // Without an identity the next check renews the epoch, because an older dump can't be distinguished from its original.
  `alter table log_epoch
    drop column system_identifier,
    drop column timeline,
    add column identity text,
    add column marks text[],
    add column stamp text,
    add column written_by text`,

  // `is_live` is false until the log is checked after a start of PostgreSQL or after a restore, which writes the row in
  // another transaction and into another table. Computing the stamp reads no file.
  `create view log_state as
    select epoch, present_stamp, written_by = row_xid and stamp = present_stamp as is_live
    from (
      select epoch, written_by, stamp, xmin::text as row_xid,
        concat_ws('/', extract(epoch from pg_postmaster_start_time()), tableoid, pg_relation_filepath(tableoid),
          'users'::regclass::oid) as present_stamp
      from log_epoch
    ) state`,

  `create index account_links_expiry on account_links (expires_at)`,
  `create index throttles_reset on throttles (resets_at)`,
]
