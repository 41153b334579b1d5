import { showProgress } from '../run-command.ts'
import type { Subcommand } from './subcommand.ts'

/** `taskwire migrate`: the same as `pnpm migrate`. */
export const migrate: Subcommand = {
  name: 'migrate',
  parameters: [],
  does: 'Brings the schema of the database up to date: that of DATABASE_URL, else the local one.',
  async run(env) {
    const { openStorage, withDatabaseContext } = await import('../../deps.ts')
    await using database = await openStorage(env, showProgress)
    const { pending, unknown } = await withDatabaseContext(database, database.schemaState())
    if (pending.length + unknown.length === 0)
      return { lines: ['The database is up to date.'], data: { migrations: [] } }
    showProgress(`Running ${pending.join(', ')} …`)
    const migrations = await database.migrate()
    return {
      lines: [`Ran ${migrations.join(', ')}. The database is up to date.`],
      data: { migrations },
    }
  },
}
