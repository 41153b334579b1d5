import { withDatabaseContext, openStorage, requireSchema } from '../deps.ts'
import type { Env } from '../env.ts'
import { print, showProgress } from './run-command.ts'

/** `taskwire log renew`: renews the epoch of the log, after a restore that the server can't notice. */
export async function renewLogCommand(env: Env): Promise<void> {
  await using database = await openStorage(env, showProgress)
  await requireSchema(database, showProgress)
  await withDatabaseContext(database, database.renewLog())
  print('The log has a new epoch. Clients read it again from the start; their unsent edits stay.')
}
