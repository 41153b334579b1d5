import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import {
  createAccessTokens,
  createBackground,
  createPasswordHasher,
  createSessionCache,
  createTokenMemory,
  hashesAtOnce,
  readHeads,
  type Deps,
} from '@taskwire/api'
import { isUnavailable, openDatabase, removeEmbedded, type Database } from '@taskwire/db'
import { v7 } from 'uuid'
import type { Env } from './env.ts'
import { openKeys, type KeySettings } from './keys/open-keys.ts'
import { createMail } from './mail/create-mail.ts'
import type { MailLog } from './mail/mail-log.ts'

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

/** Milliseconds that messages on their way may take when the process ends. */
const DRAIN_MS = 5_000

/** The one place where the parts are put together, over a database with an up-to-date schema. */
export async function compose(env: Env, logger: MailLog): Promise<Composition> {
  await using opened = new AsyncDisposableStack()
  const database = opened.use(await openStorage(env, (line) => logger.info(line.trim())))
  await requireSchema(database)
  const sync = await openLog(database)
  opened.use(sync.wakeBus)
  const background = createBackground({
    onError: (error) => logger.error({ err: error }, 'what follows an answer failed'),
    drainMs: DRAIN_MS,
  })
  const mail = opened.use(createMail(env, background, logger))
  // Closed before what it works with: messages that wait are sent, and links that they need stored.
  opened.use(background)
  const { keys } = opened.use(await openKeys(keySettings(env, (line) => logger.warn(line))))
  const deps: Deps = {
    db: database.db,
    ...sync,
    now: () => new Date().toISOString(),
    newId: () => v7(),
    newSecret: () => randomBytes(32).toString('base64url'),
    passwords: createPasswordHasher({
      cost: env.BCRYPT_COST,
      concurrency: hashesAtOnce(availableParallelism()),
      maxQueue: 64,
    }),
    accessTokens: createAccessTokens({
      keys,
      nowSeconds: () => Math.floor(Date.now() / 1000),
      newId: () => v7(),
    }),
    sessions: createSessionCache(),
    mail,
    background,
    personalTokens: createTokenMemory(),
    policy: {
      strictPasswords: env.PASSWORD_POLICY === 'strict',
      maxTasksPerUser: env.MAX_TASKS_PER_USER,
      throttles: env.RATE_LIMITS,
    },
  }
  const kept = opened.move()
  return { deps, database, [Symbol.asyncDispose]: () => kept.disposeAsync() }
}

/** Where the settings say that the signing keys are. */
export function keySettings(env: Env, log?: (line: string) => void): KeySettings {
  return { secret: env.TOKEN_SECRET, others: env.TOKEN_SECRET_PREVIOUS, dataDir: env.DATA_DIR, log }
}

/** The bus to the readers of the log, which is checked now and at every connection to the database. */
async function openLog(database: Database): Promise<Pick<Deps, 'wakeBus' | 'verifyLog'>> {
  const verifyLog = () => database.verifyLog()
  await explained(verifyLog())
  const wakeBus = database.openWakeBus({
    heads: (user_ids) => readHeads(database.db, user_ids),
    onConnect: verifyLog,
  })
  return { wakeBus, verifyLog }
}

/** Migrates the database that is ours; for another's, refuses to go on without what it lacks. */
export async function requireSchema(database: Database): Promise<void> {
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
