import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { inject } from 'vitest'
import type { Db } from '../connect.ts'
import { openPool } from '../open-pool.ts'
import { patientLimits } from '../limits.ts'
import { verifyEpoch } from '../log-epoch.ts'
import { testLimits } from './test-limits.ts'

/** A database for one test, cloned from the migrated template and dropped when it is disposed. Its epoch is `test`. */
export interface TestDatabase extends AsyncDisposable {
  readonly db: Db
  /** Connection URL, for processes that a test starts. */
  readonly url: string
}

/** Clones the migrated template. Works in the tests of the postgres project, whose global setup starts PostgreSQL. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject('testServer')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  // Much faster than the default strategy, which writes every page to the log.
  await sql`create database ${sql.id(name)} template taskwire_template strategy file_copy`.execute(admin())
  // Ten for transactions and writes, which concurrent writes of a test may all occupy, and two that reads share.
  const db = openPool({ ...server, database: name }, { poolSize: 12, limits: testLimits })
  await verifyEpoch(db, { fresh: 'test' })
  return {
    db,
    url: `postgres://${server.user}:${server.password}@localhost:${server.port}/${name}?host=${encodeURIComponent(server.host)}`,
    async [Symbol.asyncDispose]() {
      await db.destroy()
      await sql`drop database ${sql.id(name)} with (force)`.execute(admin())
    },
  }
}

let opened: Db | undefined

/** The connections that make and drop databases. The tests of a worker share them, and they end with the worker. */
function admin(): Db {
  opened ??= openPool(
    { ...inject('testServer'), database: 'postgres', allowExitOnIdle: true },
    { poolSize: 2, limits: patientLimits },
  )
  return opened
}
