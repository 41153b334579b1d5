import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import type { TestProject } from 'vitest/node'
import { openPool } from '../connect.ts'
import { startEmbedded } from '../embedded.ts'
import { patientLimits } from '../limits.ts'
import { migrate } from '../migrate.ts'

export interface TestServer {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
}

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer
  }
}

/** Starts one PostgreSQL for the whole run and migrates the template that the tests clone. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = await mkdtemp(path.join(tmpdir(), 'taskwire-test-'))
  // The data is deleted after the run, so durability would only cost time.
  const embedded = await startEmbedded({ dir, settings: { fsync: 'off', max_connections: 200 } })
  const { database: _, ...server } = embedded.config
  const admin = openPool(embedded.config, { limits: patientLimits })
  await sql`create database taskwire_template`.execute(admin)
  await admin.destroy()
  const template = openPool({ ...server, database: 'taskwire_template' }, { limits: patientLimits })
  await migrate(template)
  await template.destroy()
  project.provide('testServer', server)
  return async () => {
    await embedded.stop()
    await rm(dir, { recursive: true, force: true })
  }
}
