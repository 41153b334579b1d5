import { pipeline } from 'node:stream/promises'
import { sql, type Kysely } from 'kysely'
import type { PoolConfig } from 'pg'
import copyStreams from 'pg-copy-streams'
import { migrateInTransaction, readExecuted } from '../migrate.ts'
import { migrations } from '../migrations/index.ts'
import type { Tables } from '../tables/index.ts'
import { backedUpTables, ownTables } from './own-tables.ts'
import { inTransaction, type SingleClient } from './single-client.ts'
import { quoted, type Content, type TableContent } from './snapshot.ts'

/** The number of rows of a table. */
export interface TableCount {
  readonly table: string
  readonly rows: number
}

export interface LoadOptions {
  /** Called with the name of each table before its rows are written. */
  readonly onTable?: ((name: string) => void) | undefined
  /** Runs after all rows are written. When it throws, nothing is kept. */
  readonly beforeCommit?: (() => Promise<void>) | undefined
}

type Db = Kysely<Tables>

/** Throws when this code does not know the schema of a content. */
export function assertKnownSchema({ migrations: executed }: Pick<Content, 'migrations'>, name: string): void {
  const known = Object.keys(migrations)
  const strange = executed.find((migration, index) => known[index] !== migration)
  if (strange !== undefined)
    throw new Error(
      `${name} has the migration ${strange}, which this version of Taskwire does not know: use the version that made it, or a newer one.`,
    )
  if (executed.length === 0) throw new Error(`${name} has no tables of Taskwire.`)
}

/**
 * Writes a content into an empty database: creates the schema that the content had, copies the rows, and runs the migrations
 * that are newer. All of it is one transaction, so a failure leaves the database as it was. The log gets no epoch: its next
 * check renews it.
 *
 * @throws An error for the operator when the database contains data, or when the counts differ at the end.
 */
export function loadContent(
  config: PoolConfig,
  content: Content,
  { onTable = () => {}, beforeCommit = async () => {} }: LoadOptions = {},
): Promise<TableCount[]> {
  return inTransaction(config, 'read write', async (single) => {
    const { db } = single
    await assertEmpty(db, content)
    await migrateInTransaction(db, content.migrations.at(-1))
    await lockTables(db, content)
    await assertNoRows(db)
    if (await hasTable(db, 'log_epoch')) await sql`delete from log_epoch`.execute(db)
    const counts: TableCount[] = []
    for (const table of content.tables) {
      onTable(table.name)
      // Rows arrive as they were: a trigger would set reminders again that were delivered.
      await sql`alter table ${sql.id(table.name)} disable trigger user`.execute(db)
      counts.push({ table: table.name, rows: await copyTable(single, content, table) })
      await sql`alter table ${sql.id(table.name)} enable trigger user`.execute(db)
    }
    await restoreSequences(db, content)
    await migrateInTransaction(db)
    await beforeCommit()
    return counts
  })
}

/** Refuses a database with another schema than that of the content, before anything is written. */
async function assertEmpty(db: Db, content: Content): Promise<void> {
  const executed = await readExecuted(db)
  const { rows: present } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') and relname = any(${ownTables})`.execute(
    db,
  )
  if (executed.length === 0 && present.length > 0)
    throw new Error(
      `The database already has tables named ${present.map(({ name }) => name).join(', ')}. Use an empty one; nothing was written.`,
    )
  if (executed.length > 0) await assertNoRows(db)
  const strange = executed.find((name, index) => content.migrations[index] !== name)
  if (strange !== undefined)
    throw new Error(
      `The database has the migration ${strange} already, which the data does not have yet. Use a database without tables; nothing was written.`,
    )
}

async function assertNoRows(db: Db): Promise<void> {
  for (const name of backedUpTables) {
    if (!(await hasTable(db, name))) continue
    const { rows } = await sql`select from ${sql.id(name)} limit 1`.execute(db)
    if (rows.length > 0)
      throw new Error(`The database is not empty: ${name} has rows. Use an empty one; nothing was written.`)
  }
}

async function hasTable(db: Db, name: string): Promise<boolean> {
  const { rows } = await sql`select where to_regclass(${quoted(name)}) is not null`.execute(db)
  return rows.length > 0
}

/** Keeps a server that runs on the empty database from writing to it meanwhile. */
async function lockTables(db: Db, { tables }: Content): Promise<void> {
  const names = sql.join(tables.map(({ name }) => sql.id(name)))
  await sql`lock table ${names} in access exclusive mode`.execute(db)
}

async function copyTable({ client, db }: SingleClient, content: Content, table: TableContent) {
  const list = table.columns.map(quoted).join(', ')
  const target = copyStreams.from(`copy ${quoted(table.name)} (${list}) from stdin`)
  await pipeline(await content.open(table), client.query(target))
  const { rows } = await sql<{ count: number }>`select count(*) from ${sql.id(table.name)}`.execute(db)
  const [written, read] = [rows[0]?.count, await content.rowsOf(table)]
  if (written !== read)
    throw new Error(`${table.name} has ${read} rows, but ${written} arrived. Nothing was written.`)
  return read
}

async function restoreSequences(db: Db, { sequences }: Content): Promise<void> {
  for (const { table, column, last_value, is_called } of sequences)
    await sql`select setval(pg_get_serial_sequence(${quoted(table)}, ${column})::regclass, ${last_value}, ${is_called})`.execute(
      db,
    )
}
