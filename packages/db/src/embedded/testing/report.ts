import { Client } from 'pg'
import type { EmbeddedDatabase } from '../start-embedded.ts'

/** What a script tells about its database, one line of JSON each. */
export interface Report {
  error?: string
  config: EmbeddedDatabase['config']
  owned: boolean
  pid: number
  home: string
  log: string[]
}

export const reportOf = ({ config, owned, pid, home }: EmbeddedDatabase, log: string[] = []): Report => ({
  config,
  owned,
  pid,
  home,
  log,
})

export function say(report: Partial<Report>): void {
  process.stdout.write(`${JSON.stringify(report)}\n`)
}

/** One connection for one question. */
export async function query(config: EmbeddedDatabase['config'], text: string, values: unknown[] = []) {
  const client = new Client(config)
  client.on('error', () => {}) // the server may be killed under it; the query itself rejects
  await client.connect()
  try {
    return (await client.query(text, values)).rows as Record<string, unknown>[]
  } finally {
    await client.end().catch(() => {})
  }
}
