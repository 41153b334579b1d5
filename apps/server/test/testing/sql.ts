import { statement, type Db } from '@taskwire/db'

/** Runs a statement of a test's own. */
export function sql(db: Db, text: string, ...params: unknown[]): Promise<Record<string, unknown>[]> {
  return statement<unknown[], Record<string, unknown>>(text)(db, ...params)
}
