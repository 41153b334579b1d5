import { sql } from 'kysely'
import type { TestProject } from 'vitest/node'
import { openPool } from '../open-pool.ts'
import { startEmbedded } from '../embedded.ts'
import { patientLimits } from '../limits.ts'
import { migrate } from '../migrate.ts'
import { copyFolder } from './data-folder.ts'
import { tempDir } from './temp-dir.ts'

export interface TestServer {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
}

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer
    /** A data folder with a migrated, stopped database, for `dataFolder` to copy. */
    dataFolder: string
  }
}

/**
 * Starts one real PostgreSQL for the whole run. It is made and migrated once: each test file clones its template, and tests
 * that start an embedded database of their own copy its folder.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await using made = new AsyncDisposableStack()
  const { dir } = made.use(await tempDir())
  const pristine = made.use(await tempDir())
  {
    await using embedded = await startEmbedded({ dir })
    await using db = openPool(embedded.config, { limits: patientLimits })
    await migrate(db)
  }
  await copyFolder(dir, pristine.dir)
  // The data dies with the run: durability would only make it slower.
  const embedded = made.use(await startEmbedded({ dir, settings: { fsync: 'off', max_connections: 200 } }))
  const { database, ...server } = embedded.config
  {
    await using admin = openPool({ ...server, database: 'template1' }, { limits: patientLimits })
    await sql`create database taskwire_template template ${sql.id(database)}`.execute(admin)
  }
  {
    // The first connection to a database writes the cache of its catalog, which each clone then has from its start.
    await using template = openPool({ ...server, database: 'taskwire_template' }, { limits: patientLimits })
    await sql`select`.execute(template)
  }
  project.provide('testServer', server)
  project.provide('dataFolder', pristine.dir)
  const kept = made.move()
  return () => kept.disposeAsync()
}
