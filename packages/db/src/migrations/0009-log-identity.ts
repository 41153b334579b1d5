import { sql, type Kysely } from 'kysely'

/** What tells a log that was put back from the one that goes on, and indexes for the purges. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // Without an identity the next check renews the epoch: a dump from before this migration can't be told from its original.
  `alter table log_epoch
    drop column system_identifier,
    drop column timeline,
    add column identity text,
    add column marks text[],
    add column stamp text,
    add column written_by text`,

  // `is_live` is false until the log was checked since PostgreSQL started and since the tables were made: a restored row was
  // written by another transaction, into another table. The stamp costs no look at a file.
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
