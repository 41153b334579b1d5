import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Database, TableCount } from '../../deps.ts'
import { isDatabaseUrl, invokedFrom, type Env } from '../../env.ts'
import { prepareSecret, secretFile } from '../../keys/secret-file.ts'
import { showProgress } from '../run-command.ts'
import type { Outcome, Subcommand } from './subcommand.ts'

const onTable = (name: string) => showProgress(`  ${name} …`)
const fileOf = (name = '') => path.resolve(invokedFrom(), name)

/** `taskwire backup`: everything of this installation in one file, while the server runs. */
export const backup: Subcommand = {
  name: 'backup',
  parameters: ['FILE'],
  does: 'Writes all accounts and their data to a file, as they are at one instant. The server may run meanwhile.',
  flags: {
    force: 'replaces an existing file',
    'with-secret': 'adds the secret that signs access tokens, so that nobody signs in again after a restore',
  },
  async run(env, { args: [name], flags }) {
    const { openStorage, patience, withDatabaseContext } = await import('../../deps.ts')
    const file = fileOf(name)
    await requireDatabase(env)
    const secret = flags['with-secret'] === true ? await readSecret(env) : undefined
    await using database = await openStorage(env, showProgress, patience)
    const { tables } = await withDatabaseContext(
      database,
      database.backUp({ file, force: flags['force'], secret, onTable }),
    )
    const counts = tables.map(({ name: table, rows }) => ({ table, rows }))
    return {
      lines: [
        ...linesOf(counts),
        `Wrote ${file}, ${secret === undefined ? 'without' : 'with'} the token secret.`,
      ],
      data: { file, tables: counts, secret: secret !== undefined },
    }
  },
}

/** `taskwire restore`: the content of a backup in an empty database. */
export const restore: Subcommand = {
  name: 'restore',
  parameters: ['FILE'],
  does: 'Writes the content of a backup into an empty database: that of the settings, or another one.\nA database with data is refused. Clients read everything again and keep their unsent edits.',
  values: { into: ['URL|FOLDER', 'a database such as postgres://…, or the folder for a local one'] },
  async run(env, { args: [name], values }) {
    const { openBackup, openStorage, patience, withDatabaseContext } = await import('../../deps.ts')
    const file = fileOf(name)
    // Read to its end before a folder or a database is made.
    await using opened = await openBackup(file)
    const target = targetOf(env, values['into'])
    const keeping =
      opened.secret === undefined
        ? undefined
        : await prepareSecret(secretFile(target.DATA_DIR), opened.secret)
    await using database = await openStorage(target, showProgress, patience)
    const counts = await withDatabaseContext(database, database.restore(opened, { onTable }))
    await keeping?.()
    const where = placeOf(target, database)
    return {
      lines: [
        ...linesOf(counts),
        `Restored the backup of ${opened.manifest.created_at} into ${where}. Clients read their tasks again.`,
      ],
      data: { into: where, created_at: opened.manifest.created_at, tables: counts },
      note:
        opened.secret === undefined
          ? 'The backup contains no token secret: put yours back, or everybody signs in again.'
          : undefined,
    }
  },
}

/** `taskwire move-to`: from the local database to a given one. */
export const moveTo: Subcommand = {
  name: 'move-to',
  parameters: ['URL'],
  does: 'Copies everything from the local database into an empty one of another PostgreSQL, and compares the counts.\nThe server must be stopped. The local database stays as it is.',
  check: ({ args: [url = ''] }) => (isDatabaseUrl(url) ? undefined : 'URL must be one such as postgres://….'),
  async run(env, { args: [url = ''] }): Promise<Outcome> {
    if (env.DATABASE_URL !== undefined)
      throw new Error(
        'DATABASE_URL is set, so the local database is not in use. Between two given databases use backup and restore. Nothing was written.',
      )
    const { openStorage, patience, withDatabaseContext } = await import('../../deps.ts')
    await requireDatabase(env)
    await using database = await openStorage(env, showProgress, patience)
    const tables = await withDatabaseContext(database, database.moveTo(url, { onTable }))
    return {
      lines: [
        ...linesOf(tables),
        'All counts agree. Set DATABASE_URL to that database and start the server. The local database is unchanged.',
      ],
      data: { tables },
    }
  },
}

/** The settings with another database. */
function targetOf(env: Env, into: string | undefined): Env {
  if (into === undefined) return env
  const alone = { ...env, DATABASE_DIRECT_URL: undefined, DATABASE_REPLICA_URL: undefined }
  return isDatabaseUrl(into)
    ? { ...alone, DATABASE_URL: into }
    : { ...alone, DATABASE_URL: undefined, DATA_DIR: fileOf(into) }
}

function placeOf(env: Env, { embedded }: Database): string {
  return embedded ? env.DATA_DIR : 'the given database'
}

/** Opening a local database that doesn't exist would make it. */
async function requireDatabase({ DATABASE_URL, DATA_DIR }: Env): Promise<void> {
  if (DATABASE_URL !== undefined) return
  const { hasEmbedded } = await import('../../deps.ts')
  if (!(await hasEmbedded(DATA_DIR)))
    throw new Error(`There is no database in ${DATA_DIR} yet. Nothing was written.`)
}

async function readSecret(env: Env): Promise<string> {
  if (env.TOKEN_SECRET !== undefined)
    throw new Error(
      'TOKEN_SECRET is set, so the secret is in your settings: back those up instead of --with-secret. Nothing was written.',
    )
  return readFile(secretFile(env.DATA_DIR), 'utf8').catch((cause: unknown) => {
    throw new Error(`The token secret could not be read. Nothing was written.`, { cause })
  })
}

const linesOf = (counts: readonly TableCount[]) =>
  counts.map(({ table, rows }) => `${table}\t${rows} ${rows === 1 ? 'row' : 'rows'}`)
