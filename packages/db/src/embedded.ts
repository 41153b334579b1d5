import {
  findEmbeddedPostgres,
  isEmbeddedPostgresUnavailable,
  removeEmbeddedPostgres,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from '@taskwire/embedded-postgres'

/** Existing installations have this superuser and this folder, so neither can change. */
const user = 'taskwire'
const fallbackDir = '/var/lib/taskwire'

/**
 * Starts the embedded PostgreSQL of a data folder, or joins it.
 *
 * @throws An error that suggests `DATABASE_URL` when it can't run on this machine.
 */
export async function startEmbedded(
  options: Pick<EmbeddedPostgresOptions, 'dir' | 'settings' | 'log'>,
): Promise<EmbeddedPostgres> {
  try {
    return await startEmbeddedPostgres({ ...options, user, fallbackDir })
  } catch (error) {
    if (!isEmbeddedPostgresUnavailable(error)) throw error
    const reason = error.message.replace(/\.$/, '')
    throw new Error(`${reason}; set DATABASE_URL to use a PostgreSQL server instead.`, { cause: error })
  }
}

/** Whether a data folder has an embedded PostgreSQL. Starts and changes nothing. */
export const hasEmbedded = async (dir: string): Promise<boolean> =>
  (await findEmbeddedPostgres(dir, { fallbackDir })) !== undefined

/** Deletes the embedded PostgreSQL of a data folder; returns whether there was one. Throws while it is running. */
export const removeEmbedded = (dir: string): Promise<boolean> => removeEmbeddedPostgres(dir, { fallbackDir })
