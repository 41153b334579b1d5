import type { Readable } from 'node:stream'
import { sql, type Kysely } from 'kysely'
import type { PoolConfig } from 'pg'
import copyStreams from 'pg-copy-streams'
import { readExecuted } from '../migrate.ts'
import type { Tables } from '../tables/index.ts'
import { backedUpTables } from './own-tables.ts'
import { inTransaction, type SingleClient } from './single-client.ts'

/** The rows of one table, as `COPY` writes and reads them. */
export interface TableContent {
  readonly name: string
  /** Columns that can be written. PostgreSQL computes generated ones. */
  readonly columns: readonly string[]
}

/** The state of the sequence behind a column. */
export interface SequenceState {
  readonly table: string
  readonly column: string
  readonly last_value: number
  readonly is_called: boolean
}

/** Everything that a database of Taskwire contains: the rows of a live database, or those of a backup. */
export interface Content {
  /** Names of the migrations that made the schema, in order. */
  readonly migrations: readonly string[]
  /** Tables in the order of their references: a table follows those that it refers to. */
  readonly tables: readonly TableContent[]
  readonly sequences: readonly SequenceState[]
  /** Reads the rows of one table in the text format of `COPY`. Only one table at a time. */
  open(table: TableContent): Promise<Readable>
  /** Returns the number of rows of a table whose stream has ended. */
  rowsOf(table: TableContent): Promise<number>
}

/** A live database at one instant. */
export interface Snapshot extends Content {
  /** Version of PostgreSQL. */
  readonly server: string
  /** Returns the number of other connections to the database at present. */
  countOthers(): Promise<number>
}

type Db = Kysely<Tables>

/** Opens a snapshot of a database for `use`. Writers continue meanwhile, and `use` sees none of their changes. */
export function withSnapshot<T>(config: PoolConfig, use: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  return inTransaction(config, 'isolation level repeatable read, read only', async (single) =>
    use(await readSnapshot(single)),
  )
}

async function readSnapshot({ client, db }: SingleClient): Promise<Snapshot> {
  const tables = await readTables(db)
  const rows = new Map<string, () => number>()
  return {
    server: await readVersion(db),
    migrations: await readExecuted(db),
    tables,
    sequences: await readSequences(db),
    async open({ name, columns }) {
      const list = columns.map(quoted).join(', ')
      // A query, because COPY of a table leaves out rows that a policy hides without an error.
      const stream = client.query(copyStreams.to(`copy (select ${list} from ${quoted(name)}) to stdout`))
      rows.set(name, () => stream.rowCount)
      return stream
    },
    async rowsOf({ name }) {
      // PostgreSQL sends the number after the last row.
      await sql`select 1`.execute(db)
      return rows.get(name)?.() ?? 0
    },
    async countOthers() {
      await sql`select pg_stat_clear_snapshot()`.execute(db)
      const { rows: found } = await sql<{ count: number }>`
        select count(*) from pg_stat_activity
        where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`.execute(
        db,
      )
      return found[0]?.count ?? 0
    },
  }
}

async function readVersion(db: Db): Promise<string> {
  const { rows } = await sql<{
    version: string
  }>`select current_setting('server_version') as version`.execute(db)
  return rows[0]?.version ?? ''
}

async function readTables(db: Db): Promise<TableContent[]> {
  const { rows } = await sql<{ name: string; columns: string[]; references: string[] }>`
    select relname as name,
      array(select attname::text from pg_attribute
        where attrelid = pg_class.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns,
      array(select other.relname::text from pg_constraint join pg_class other on other.oid = confrelid
        where conrelid = pg_class.oid and contype = 'f' and confrelid <> conrelid) as "references"
    from pg_class
    where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') and relname = any(${backedUpTables})
    order by relname`.execute(db)
  return inOrder(rows).map(({ name, columns }) => ({ name, columns }))
}

/** Sorts tables so that each follows those that it refers to. */
function inOrder<T extends { readonly name: string; readonly references: readonly string[] }>(
  tables: readonly T[],
): T[] {
  const sorted: T[] = []
  const waiting = new Set(tables)
  while (waiting.size > 0) {
    const names = new Set([...waiting].map(({ name }) => name))
    const free = [...waiting].filter(({ references }) => references.every((name) => !names.has(name)))
    if (free.length === 0)
      throw new Error(`The tables ${[...names].join(', ')} refer to each other in a circle`)
    for (const table of free) waiting.delete(table)
    sorted.push(...free)
  }
  return sorted
}

async function readSequences(db: Db): Promise<SequenceState[]> {
  const { rows } = await sql<{ table: string; column: string; sequence: string }>`
    select relname as table, attname as column, pg_get_serial_sequence(quote_ident(relname), attname) as sequence
    from pg_class join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped
    where relnamespace = current_schema()::regnamespace and relname = any(${backedUpTables}) and relkind in ('r', 'p')
      and pg_get_serial_sequence(quote_ident(relname), attname) is not null
    order by relname, attname`.execute(db)
  const states: SequenceState[] = []
  for (const { table, column, sequence } of rows) {
    // PostgreSQL has quoted the name.
    const { rows: values } = await sql<Pick<SequenceState, 'last_value' | 'is_called'>>`
      select last_value, is_called from ${sql.raw(sequence)}`.execute(db)
    const [state] = values
    if (state !== undefined) states.push({ table, column, ...state })
  }
  return states
}

/** Quotes a name for SQL. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
