import { withDatabaseContext, openStorage } from '../deps.ts'
import { runCommand, print, showProgress } from './run-command.ts'

// Migrates the schema of the database: that of DATABASE_URL, else the local one.
const usage = {
  name: 'pnpm migrate',
  does: 'Brings the schema of the database up to date: that of DATABASE_URL, else the local one.',
}

await runCommand(usage, async (env) => {
  await using database = await openStorage(env, showProgress)
  const missing = await withDatabaseContext(database, database.pendingMigrations())
  if (missing.length === 0) return print('The database is up to date.')
  print(`Running ${missing.join(', ')} …`)
  const done = await database.migrate()
  print(`Done: ${done.length} of ${missing.length}. The database is up to date.`)
})
