import { setTimeout as pause } from 'node:timers/promises'
import { sql, type Kysely } from 'kysely'
import { readSystem } from './log-identity.ts'
import { readSchemaState, type SchemaState } from './migrate.ts'
import { openReplicaPool } from './replica.ts'
import type { Tables } from './tables/index.ts'

type Db = Kysely<Tables>

/** What a check of an installation needs to know of its replica. */
export interface ReplicaInspection {
  /** False for a server that was promoted, or never was a standby. */
  readonly isStandby: boolean
  /** Whether it is a copy of the primary; undefined without the right to read the system identifier on both. */
  readonly isSameSystem: boolean | undefined
  /** Whether its log has the epoch of the primary. */
  readonly isSameEpoch: boolean
  /** Milliseconds until it had replayed what the primary had written; undefined when it hadn't in time. */
  readonly lag: number | undefined
  readonly schema: SchemaState
}

/** Milliseconds that a replica gets to respond, and to catch up. */
export const LAG_MS = 5_000

interface InspectOptions {
  readonly prepare?: boolean | undefined
  /** Milliseconds that the replica gets to respond, and to catch up; `LAG_MS` when omitted. */
  readonly within?: number
}

/** Compares the replica of a URL with its primary. Changes nothing. */
export async function inspectReplica(
  url: string,
  primary: Db,
  { prepare, within = LAG_MS }: InspectOptions = {},
): Promise<ReplicaInspection> {
  const limits = { wait: within, connect: within, statement: within }
  await using db = openReplicaPool(url, { poolSize: 1, limits, prepare }).db
  const isStandby = (await sql<{ is: boolean }>`select pg_is_in_recovery() as is`.execute(db)).rows[0]?.is
  const [own, copied] = [await readSystem(primary), await readSystem(db)]
  return {
    isStandby: isStandby === true,
    isSameSystem: own === undefined || copied === undefined ? undefined : own === copied,
    lag: isStandby === true ? await readLag(db, primary, within) : undefined,
    schema: await readSchemaState(db),
    isSameEpoch: (await readEpoch(primary)) === (await readEpoch(db)),
  }
}

/** Waits for the replica to replay what the primary has written so far: PostgreSQL reports no lag while they are disconnected. */
async function readLag(db: Db, primary: Db, within: number): Promise<number | undefined> {
  const { rows } = await sql<{ at: string }>`select pg_current_wal_flush_lsn()::text as at`.execute(primary)
  const began = performance.now()
  for (;;) {
    const { rows: replayed } = await sql<{ is: boolean }>`
      select pg_last_wal_replay_lsn() >= ${rows[0]?.at ?? ''}::pg_lsn as is`.execute(db)
    const lag = performance.now() - began
    if (replayed[0]?.is === true) return Math.round(lag)
    if (lag > within) return undefined
    await pause(50)
  }
}

async function readEpoch(db: Db): Promise<string | undefined> {
  const { rows } = await sql<{
    exists: boolean
  }>`select to_regclass('log_epoch') is not null as exists`.execute(db)
  if (rows[0]?.exists !== true) return undefined
  return (await db.selectFrom('log_epoch').select('epoch').executeTakeFirst())?.epoch
}
