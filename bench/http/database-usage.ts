import { readFileSync } from 'node:fs'
import type pg from 'pg'

/** The nanoseconds of processor time of each connection to a database, by its process id. Empty on systems other than Linux. */
export type DatabaseUsage = ReadonlyMap<number, number>

/** Reads the use of all connections to the database of `admin`, except its own. */
export async function databaseUsage(admin: pg.Client): Promise<DatabaseUsage> {
  const { rows } = await admin.query<{ pid: number }>(
    'select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
  const usage = new Map<number, number>()
  for (const { pid } of rows) {
    try {
      usage.set(pid, Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]))
    } catch {
      // The connection was closed meanwhile, or the system has no such file.
    }
  }
  return usage
}

/** Microseconds between two readings, of the connections that are in the second one. */
export function usedBetween(before: DatabaseUsage, after: DatabaseUsage): number {
  let nanoseconds = 0
  for (const [pid, used] of after) nanoseconds += used - (before.get(pid) ?? 0)
  return nanoseconds / 1_000
}
