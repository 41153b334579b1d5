import { sql, type Kysely } from 'kysely'
import type { Tables } from './tables/index.ts'

type Db = Kysely<Tables>

interface Rights {
  readonly control: boolean
  readonly files: boolean
}

/**
 * What a restored dump, a database made from a template and a promoted replica can't repeat: the cluster, its timeline, the
 * database, and the tables of the log.
 */
export async function readIdentity(db: Db): Promise<string> {
  const { control } = await readRights(db)
  const system = control ? sql`(select system_identifier::text from pg_control_system())` : sql`'-'::text`
  const { rows } = await sql<{ identity: string }>`
    select concat_ws('/', ${system},
      -- The timeline that is written now: the control file names the old one until the first checkpoint after a promotion.
      left(pg_walfile_name(pg_current_wal_lsn()), 8),
      (select oid from pg_database where datname = current_database()),
      'log_epoch'::regclass::oid, 'users'::regclass::oid) as identity`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('The database does not tell its identity')
  return row.identity
}

/**
 * What tells the data folder of a given PostgreSQL from a copy of it: when the inode of a file that PostgreSQL never writes
 * again was last changed. Undefined without the right to look at the server's files, which usually only superusers have.
 */
export async function readServerMark(db: Db): Promise<string | undefined> {
  const { files } = await readRights(db)
  if (!files) return undefined
  const { rows } = await sql<{ mark: string }>`
    select extract(epoch from change)::text as mark from pg_stat_file('PG_VERSION')`.execute(db)
  return rows[0]?.mark
}

/** A missing right fails a whole statement, also in a branch that is not taken. */
async function readRights(db: Db): Promise<Rights> {
  const { rows } = await sql<Rights>`
    select has_function_privilege('pg_control_system()', 'execute') as control,
      has_function_privilege('pg_stat_file(text)', 'execute') as files`.execute(db)
  return rows[0] ?? { control: false, files: false }
}
