import { CompiledQuery } from 'kysely'
import type { Db } from './connect.ts'

/** A hand-written statement. Calling it runs it as a named statement and returns its rows. */
export interface Statement<Params extends readonly unknown[], Row> {
  (db: Db, ...params: Params): Promise<Row[]>
  readonly text: string
}

/**
 * Makes a statement of hand-written SQL for the hot path. It runs on Kysely's connection without building a query per call.
 * `Params` are `$1 …` in order; `Row` has the columns that the text returns.
 */
export function statement<Params extends readonly unknown[], Row>(text: string): Statement<Params, Row> {
  const trimmed = text.trim()
  const run = async (db: Db, ...params: Params): Promise<Row[]> => {
    const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(trimmed, [...params]))
    return rows
  }
  return Object.assign(run, { text: trimmed })
}
