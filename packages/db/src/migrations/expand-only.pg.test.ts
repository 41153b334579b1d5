import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Db } from '../connect.ts'
import { migrate, migrateInTransaction } from '../migrate.ts'
import { createEmptyDatabase } from '../testing/empty-database.ts'

/** The newest migration of the last version, whose servers run beside this schema during an update. A step of a release. */
const LAST_VERSION = '0020-list-indexes'

interface Column {
  readonly name: string
  readonly type: string
  readonly isNullable: boolean
  readonly hasDefault: boolean
}

async function columnsOf(db: Db): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select relname || '.' || attname as name, format_type(atttypid, atttypmod) as type,
      not attnotnull as "isNullable", atthasdef or attidentity <> '' as "hasDefault"
    from pg_attribute join pg_class on pg_class.oid = attrelid
    where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0 and not attisdropped
    order by 1`.execute(db)
  return rows
}

test('the migrations since the last version leave its columns, and need no values that its servers don’t write', async () => {
  await using database = await createEmptyDatabase()
  await database.db.connection().execute((db) => migrateInTransaction(db, LAST_VERSION))
  const before = await columnsOf(database.db)
  await migrate(database.db)
  const after = new Map((await columnsOf(database.db)).map((column) => [column.name, column]))

  const tables = new Set(before.map(({ name }) => name.split('.')[0]))
  const known = new Set(before.map(({ name }) => name))
  expect(known).toContain('users.email')
  // A value that may be null stays so, and one with a default keeps it.
  for (const column of before)
    expect(after.get(column.name)).toEqual({
      ...column,
      isNullable: column.isNullable || expect.any(Boolean),
      hasDefault: column.hasDefault || expect.any(Boolean),
    })
  const added = [...after.values()].filter(({ name }) => tables.has(name.split('.')[0]) && !known.has(name))
  expect(added.filter(({ isNullable, hasDefault }) => !isNullable && !hasDefault)).toEqual([])
})
