import { randomBytes } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import { readSchemaState, type SchemaState } from './migrate.ts'
import { readStatementLimit, type StatementLimit } from './statement-limit.ts'
import type { Channel } from './wake-bus/channel.ts'

/** What a check of an installation needs to know of its database. */
export interface Inspection {
  /** Version of PostgreSQL, such as `18.4`. */
  readonly version: string
  /** The same as a number, such as 180004. */
  readonly versionNumber: number
  /** The time limit of statements that run over the pool. */
  readonly limit: StatementLimit
  /** Whether a hint that is sent as writers send them reaches a connection that listens. */
  readonly hearsHints: boolean
  /** What carries the hints, and why it can't be reached. */
  readonly hints: { readonly kind: Channel['kind']; readonly failure?: unknown }
  /** Milliseconds by which the clock of the database is ahead of that of this process. */
  readonly clockAhead: number
  readonly schema: SchemaState
}

/** Milliseconds for a hint to arrive. */
const HINT_MS = 3_000
/** Milliseconds for the connection that listens. */
const CONNECT_MS = 2_500

/** Inspects a database and the channel of its hints without a change. */
export async function inspect<T>(db: Kysely<T>, channel: Channel): Promise<Inspection> {
  const began = Date.now()
  const { rows } = await sql<{ version: string; number: number; now: number }>`
    select current_setting('server_version') as version, current_setting('server_version_num')::integer as number,
      (extract(epoch from clock_timestamp()) * 1000)::double precision as now`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('The database returned no version')
  return {
    version: row.version.split(' ', 1)[0] ?? row.version,
    versionNumber: row.number,
    // The clock was read about half way.
    clockAhead: Math.round(row.now - (began + Date.now()) / 2),
    limit: await readStatementLimit(db),
    schema: await readSchemaState(db),
    ...(await inspectHints(channel)),
  }
}

/** A PostgreSQL that doesn't listen fails the inspection. A Redis is another server, whose failure is reported beside the others. */
async function inspectHints(channel: Channel): Promise<Pick<Inspection, 'hearsHints' | 'hints'>> {
  const { kind } = channel
  try {
    return { hearsHints: await hearsHints(channel), hints: { kind } }
  } catch (failure) {
    if (kind === 'postgres') throw failure
    return { hearsHints: false, hints: { kind, failure } }
  }
}

async function hearsHints(channel: Channel): Promise<boolean> {
  const own = `doctor-${randomBytes(6).toString('hex')}`
  const { promise: arrived, resolve } = Promise.withResolvers<boolean>()
  const listening = await channel.listen((payload) => {
    if (payload === own) resolve(true)
  }, AbortSignal.timeout(CONNECT_MS))
  const timer = setTimeout(() => resolve(false), HINT_MS)
  try {
    await channel.notify(own)
    return await arrived
  } finally {
    clearTimeout(timer)
    await listening.close()
  }
}
