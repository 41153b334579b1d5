import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { createAccessTokens, createPasswordHasher, createSessionCache, type Deps } from '@taskwire/api'
import { isUnavailable, openDatabase, removeEmbedded, type Database } from '@taskwire/db'
import { v7 } from 'uuid'
import type { Env } from './env.ts'
import { signingKey } from './token-secret.ts'

export interface Composition extends AsyncDisposable {
  readonly deps: Deps
  readonly database: Database
}

/** The database that the settings name. */
export function openStorage(env: Env, log: (line: string) => void = () => {}): Promise<Database> {
  return openDatabase({
    url: env.DATABASE_URL,
    directUrl: env.DATABASE_DIRECT_URL,
    dataDir: env.DATA_DIR,
    poolSize: env.DATABASE_POOL_SIZE,
    prepare: env.DATABASE_PREPARE,
    log,
  })
}

/** Deletes the database of a data folder, and says whether there was one. Throws when it runs, or is none of ours. */
export const removeLocalDatabase: (dataDir: string) => Promise<boolean> = removeEmbedded

/** The one place where the parts are put together. */
export async function compose(env: Env, log?: (line: string) => void): Promise<Composition> {
  const database = await openStorage(env, log)
  const key = await signingKey(env.TOKEN_SECRET, env.DATA_DIR)
  const deps: Deps = {
    db: database.db,
    now: () => new Date().toISOString(),
    newId: () => v7(),
    newSecret: () => randomBytes(32).toString('base64url'),
    passwords: createPasswordHasher({
      cost: env.BCRYPT_COST,
      concurrency: availableParallelism(),
      maxQueue: 64,
    }),
    accessTokens: createAccessTokens({
      keys: [key],
      nowSeconds: () => Math.floor(Date.now() / 1000),
      newId: () => v7(),
    }),
    sessions: createSessionCache(),
    policy: {
      strictPasswords: env.PASSWORD_POLICY === 'strict',
      maxTasksPerUser: env.MAX_TASKS_PER_USER,
    },
  }
  return { deps, database, [Symbol.asyncDispose]: () => database.close() }
}

/** Migrates the database that is ours; for another's, refuses to go on without what it lacks. */
export async function requireSchema({ database }: Composition): Promise<void> {
  if (database.embedded) {
    await database.migrate()
    return
  }
  const missing = await explained(database.pendingMigrations())
  if (missing.length > 0)
    throw new Error(
      `The database lacks ${missing.join(', ')}. Run \`pnpm migrate\` with the same DATABASE_URL first.`,
    )
}

/** Says in a sentence which database it was that failed. */
export async function explained<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (cause) {
    const words = isUnavailable(cause) ? 'does not answer' : 'cannot be used'
    throw new Error(`The database of DATABASE_URL ${words}: ${reasonOf(cause)}.`, { cause })
  }
}

/** Several addresses of one name fail together, in an error without words of its own. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(', ')
  return error instanceof Error ? error.message : String(error)
}

/** Resolves when the database answers. */
export async function ping({ database }: Composition): Promise<void> {
  await database.ping()
}
