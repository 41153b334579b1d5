import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import {
  createAccessTokens,
  createBackground,
  createLongReads,
  createPasswordHasher,
  createReminderTokens,
  createReplicaReads,
  createSessionCache,
  createTokenCache,
  createWriteTurns,
  bcryptConcurrency,
  isLogTopic,
  readHeads,
  type Deps,
  type JobQueue,
  type ReadTarget,
} from '@taskwire/api'
import {
  assertNotNewer,
  isUnavailable,
  openDatabase,
  openReplica,
  patientLimits,
  removeEmbedded,
  type Database,
  type Limits,
  type SharedWakeBus,
} from '@taskwire/db'
import { v7 } from 'uuid'
import { reportHints, type HintReports } from './database-advice.ts'
import { describeFailure } from './describe-failure.ts'
import type { Env } from './env.ts'
import { openKeys, type KeySettings } from './keys/open-keys.ts'
import type { Keys } from './keys/ring.ts'
import { createMail } from './mail/create-mail.ts'
import type { MailLog } from './mail/mail-log.ts'
import { createPush } from './push/create-push.ts'
import { openVapidKeys, type VapidKeys } from './push/vapid-keys.ts'
import type { Traces } from './traces/traces.ts'
import { redisUrlOf } from './redis-url.ts'
import { createWebhooks } from './webhooks/create-webhooks.ts'

export {
  hasEmbedded,
  inspectReplica,
  LAG_MS,
  openBackup,
  type Database,
  type Inspection,
  type ReplicaInspection,
  type TableCount,
} from '@taskwire/db'

export interface Composition extends AsyncDisposable {
  readonly deps: Deps
  readonly database: Database
  readonly queue: JobQueue
  readonly keys: () => Keys
  /** Wakes the readers of all processes. */
  readonly wakeBus: SharedWakeBus
}

/** For commands and starts, which nobody retries: longer time limits than those of a request. */
export const patience: Limits = patientLimits

/** Opens the database of the settings. */
export function openStorage(
  env: Env,
  log: (line: string) => void = () => {},
  limits?: Limits,
  onStatement?: (text: string, ms: number) => void,
): Promise<Database> {
  return openDatabase({
    url: env.DATABASE_URL,
    directUrl: env.DATABASE_DIRECT_URL,
    redisUrl: redisUrlOf(env),
    dataDir: env.DATA_DIR,
    poolSize: env.DATABASE_POOL_SIZE,
    prepare: env.DATABASE_PREPARE,
    limits,
    onStatement,
    log,
  })
}

/**
 * Deletes the database of a data folder, and returns whether there was one. Throws when it runs or belongs to another
 * program.
 */
export const removeLocalDatabase: (dataDir: string) => Promise<boolean> = removeEmbedded

/** Milliseconds for background work and for running jobs when the process ends. */
const DRAIN_MS = 5_000

export interface ComposeOptions {
  /** Receives the progress of the start, a line at a time; the log when omitted. */
  readonly progress?: ((line: string) => void) | undefined
  /** Time limits of the database; those of a server when omitted. */
  readonly limits?: Limits | undefined
  /** Called after each statement with its text and the milliseconds that it took. */
  readonly onStatement?: ((text: string, ms: number) => void) | undefined
  /** Records spans of outgoing requests. */
  readonly traces?: Traces | undefined
  /** Called for each read that may use a replica, with the server that it runs on. */
  readonly onRead?: ((target: ReadTarget) => void) | undefined
}

/** The composition root: builds all parts over a database with an up-to-date schema. */
export async function compose(
  env: Env,
  logger: MailLog,
  { progress = (line) => logger.info(line), limits, onStatement, onRead, traces }: ComposeOptions = {},
): Promise<Composition> {
  await using opened = new AsyncDisposableStack()
  const database = opened.use(await openStorage(env, (line) => progress(line.trim()), limits, onStatement))
  await requireSchema(database, progress)
  const sync = await openLog(database, reportHints(env, logger))
  opened.use(sync.wakeBus)
  const { DATABASE_REPLICA_URL: url, DATABASE_POOL_SIZE: poolSize, DATABASE_PREPARE: prepare } = env
  const replica =
    url === undefined
      ? undefined
      : opened.use(openReplica({ url, poolSize, prepare, onStatement, log: (line) => logger.warn(line) }))
  const background = createBackground({
    onError: (error) => logger.error({ err: error }, 'background work failed'),
    drainMs: DRAIN_MS,
  })
  const { keys } = opened.use(await openKeys(keySettings(env, (line) => logger.warn(line))))
  const queue = opened.use(
    database.openJobQueue({
      connections: env.JOB_CONNECTIONS,
      onError: (error) => logger.warn({ err: error }, 'the job queue reports a problem'),
      drainMs: DRAIN_MS,
    }),
  )
  // Closed before its dependencies, so that the messages of background work are enqueued.
  opened.use(background)
  const deps: Deps = {
    db: database.db,
    replica: replica && createReplicaReads({ db: database.db, replica, onRead }),
    longReads: createLongReads({ atOnce: Math.max(1, Math.floor(env.DATABASE_POOL_SIZE / 2)) }),
    ...sync,
    writeTurns: createWriteTurns(),
    now: () => new Date().toISOString(),
    newId: () => v7(),
    newSecret: () => randomBytes(32).toString('base64url'),
    passwords: createPasswordHasher({
      cost: env.BCRYPT_COST,
      concurrency: bcryptConcurrency(availableParallelism()),
      maxQueue: 64,
    }),
    accessTokens: createAccessTokens({
      keys,
      nowSeconds: () => Math.floor(Date.now() / 1000),
      newId: () => v7(),
    }),
    sessions: createSessionCache(),
    mail: createMail(env, queue, keys),
    push: createPush(env, queue, await openVapidKeys(vapidKeysOf(env), env.DATA_DIR)),
    webhooks: createWebhooks(env, keys, traces),
    reminderTokens: createReminderTokens({ keys, nowSeconds: () => Math.floor(Date.now() / 1000) }),
    background,
    personalTokens: createTokenCache(),
    policy: {
      strictPasswords: env.PASSWORD_POLICY === 'strict',
      maxTasksPerUser: env.MAX_TASKS_PER_USER,
      maxListsPerUser: env.MAX_LISTS_PER_USER,
      maxLabelsPerUser: env.MAX_LABELS_PER_USER,
      throttles: env.RATE_LIMITS,
      registration: env.REGISTRATION,
    },
  }
  const kept = opened.move()
  return {
    deps,
    database,
    queue,
    keys,
    wakeBus: sync.wakeBus,
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  }
}

/** Returns the source of the signing keys. */
export function keySettings(env: Env, log?: (line: string) => void): KeySettings {
  return { secret: env.TOKEN_SECRET, others: env.TOKEN_SECRET_PREVIOUS, dataDir: env.DATA_DIR, log }
}

function vapidKeysOf({ VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY }: Env): VapidKeys | undefined {
  if (VAPID_PUBLIC_KEY === undefined || VAPID_PRIVATE_KEY === undefined) return undefined
  return { publicKey: VAPID_PUBLIC_KEY, privateKey: VAPID_PRIVATE_KEY }
}

/** Opens the wake bus of the log's readers. The epoch is verified now and at every connection to the database. */
async function openLog(
  database: Database,
  reports: HintReports,
): Promise<{ wakeBus: SharedWakeBus; verifyLog: Deps['verifyLog'] }> {
  const verifyLog = () => database.verifyLog()
  await withDatabaseContext(database, verifyLog())
  const wakeBus = database.openWakeBus({
    ...reports,
    heads: (topics) => readHeads(database.db, { user_ids: topics.filter(isLogTopic) }),
    onConnect: verifyLog,
  })
  return { wakeBus, verifyLog }
}

/** Migrates the embedded database. Throws when an external one lacks migrations, or when a newer version migrated the database. */
export async function requireSchema(database: Database, progress: (line: string) => void): Promise<void> {
  const schema = await withDatabaseContext(database, database.schemaState())
  assertNotNewer(schema)
  const missing = schema.pending
  if (database.embedded) {
    if (missing.length === 0) return
    progress(`Bringing the schema up to date (${missing.length} migrations) …`)
    await withDatabaseContext(database, database.migrate())
    return
  }
  if (missing.length > 0)
    throw new Error(
      `The database lacks ${missing.join(', ')}. Run \`pnpm migrate\` with the same DATABASE_URL first.`,
    )
}

/** Rethrows a failure as a sentence that names the database. */
export async function withDatabaseContext<T>(
  { embedded }: Pick<Database, 'embedded'>,
  work: Promise<T>,
): Promise<T> {
  try {
    return await work
  } catch (cause) {
    // A sentence for the operator, such as a refusal of a backup.
    if (cause instanceof Error && cause.message.endsWith('.')) throw cause
    const words = isUnavailable(cause) ? 'does not answer' : 'cannot be used'
    const name = embedded ? 'The local database' : 'The database of DATABASE_URL'
    throw new Error(`${name} ${words}: ${describeFailure(cause)}.`, { cause })
  }
}

/** Resolves when the database responds. */
export async function ping({ database }: Composition): Promise<void> {
  await database.ping()
}
