import { statement, type Db } from '@taskwire/db'

const savepoint = statement({})`savepoint command`
const rollBack = statement({})`rollback to savepoint command`
const release = statement({})`release savepoint command`

/** Runs statements of a transaction in a savepoint, so that an error rolls back only them. */
export async function guarded<Result>(db: Db, run: () => Promise<Result>): Promise<Result> {
  await savepoint(db)
  try {
    const result = await run()
    await release(db)
    return result
  } catch (error) {
    await rollBack(db)
    throw error
  }
}
