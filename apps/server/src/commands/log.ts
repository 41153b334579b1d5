import { explained, openStorage, requireSchema } from '../deps.ts'
import type { Env } from '../env.ts'
import { say, showProgress } from './run-command.ts'

/** `taskwire log renew`: renews the epoch of the log, after a restore that the server can't notice. */
export async function renewLogCommand(env: Env): Promise<void> {
  await using database = await openStorage(env, showProgress)
  await requireSchema(database, showProgress)
  await explained(database, database.renewLog())
  say('The log has a new epoch. Clients read it again from the start; their unsent edits stay.')
}
