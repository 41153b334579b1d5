import { Client } from 'pg'
import type { EmbeddedPostgres } from '../start.ts'

/** What a script prints about its database: one line of JSON each time. */
export interface Report {
  error?: string
  config: EmbeddedPostgres['config']
  owned: boolean
  pid: number
  databaseDir: string
  log: string[]
}

export const reportOf = (
  { config, owned, pid, databaseDir }: EmbeddedPostgres,
  log: string[] = [],
): Report => ({
  config,
  owned,
  pid,
  databaseDir,
  log,
})

export function print(report: Partial<Report>): void {
  process.stdout.write(`${JSON.stringify(report)}\n`)
}

/** Runs one query on a connection of its own. */
export async function query(config: EmbeddedPostgres['config'], text: string, values: unknown[] = []) {
  const client = new Client(config)
  client.on('error', () => {}) // the server may be killed during the query, which then rejects
  await client.connect()
  try {
    return (await client.query(text, values)).rows as Record<string, unknown>[]
  } finally {
    await client.end().catch(() => {})
  }
}
