import { showProgress } from '../run-command.ts'
import type { Subcommand } from './subcommand.ts'

/** `taskwire log renew`: renews the epoch of the log, after a restore that the server can't notice. */
export const renew: Subcommand = {
  name: 'log renew',
  parameters: [],
  does: 'Gives the log a new epoch, after a restore that the server cannot notice, such as a snapshot of a volume.',
  async run(env) {
    const { openStorage, requireSchema, withDatabaseContext } = await import('../../deps.ts')
    await using database = await openStorage(env, showProgress)
    await requireSchema(database, showProgress)
    await withDatabaseContext(database, database.renewLog())
    return {
      lines: ['The log has a new epoch. Clients read it again from the start; their unsent edits stay.'],
      data: { renewed: true },
    }
  },
}
