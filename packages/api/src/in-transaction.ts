import type { Deps } from './deps.ts'

/** Runs work in a transaction of its own: `deps.db` of the given deps is the transaction. A failure rolls all of it back. */
export function inTransaction<Result>(deps: Deps, work: (held: Deps) => Promise<Result>): Promise<Result> {
  return deps.db.transaction().execute((db) => work({ ...deps, db }))
}
