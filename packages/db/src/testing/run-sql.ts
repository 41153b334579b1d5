import { CompiledQuery } from 'kysely'
import type { Db } from '../connect.ts'

/** Runs SQL that only a test needs. */
export async function runSql(db: Db, text: string, ...params: unknown[]): Promise<Record<string, unknown>[]> {
  const { rows } = await db.executeQuery<Record<string, unknown>>(CompiledQuery.raw(text, params))
  return rows
}
