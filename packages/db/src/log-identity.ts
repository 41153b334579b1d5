import { sql, type Kysely } from 'kysely'
import type { Tables } from './tables/index.ts'

type Db = Kysely<Tables>

interface Rights {
  readonly control: boolean
  readonly files: boolean
}

/**
 * Reads the identity of the log: cluster, timeline, database, and the log's tables. A restored dump, a database made from a
 * template and a promoted replica each have another identity.
 */
export async function readIdentity(db: Db): Promise<string> {
  const { control } = await readRights(db)
  const system = control ? sql`(select system_identifier::text from pg_control_system())` : sql`'-'::text`
  const { rows } = await sql<{ identity: string }>`
    select concat_ws('/', ${system},
      -- The current timeline. After a promotion the control file contains the old one until the first checkpoint.
      left(pg_walfile_name(pg_current_wal_lsn()), 8),
      (select oid from pg_database where datname = current_database()),
      'log_epoch'::regclass::oid, 'users'::regclass::oid) as identity`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('The database returned no identity')
  return row.identity
}

/** Reads the identifier that a cluster shares with its physical copies; undefined without the right to read it. */
export async function readSystem(db: Db): Promise<string | undefined> {
  if (!(await readRights(db)).control) return undefined
  const { rows } = await sql<{ system: string }>`
    select system_identifier::text as system from pg_control_system()`.execute(db)
  return rows[0]?.system
}

/**
 * Reads the mark of an external server's data folder: the time when the inode of a file that PostgreSQL writes only once was
 * last changed. A copy of the folder has another time. Returns undefined without the right to read the server's files, which
 * usually only superusers have.
 */
export async function readServerMark(db: Db): Promise<string | undefined> {
  const { files } = await readRights(db)
  if (!files) return undefined
  const { rows } = await sql<{ mark: string }>`
    select extract(epoch from change)::text as mark from pg_stat_file('PG_VERSION')`.execute(db)
  return rows[0]?.mark
}

/** Reads the rights first: a missing one fails the whole statement, even in a branch that isn't executed. */
async function readRights(db: Db): Promise<Rights> {
  const { rows } = await sql<Rights>`
    select has_function_privilege('pg_control_system()', 'execute') as control,
      has_function_privilege('pg_stat_file(text)', 'execute') as files`.execute(db)
  return rows[0] ?? { control: false, files: false }
}
