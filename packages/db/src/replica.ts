import type { Kysely } from 'kysely'
import { DatabaseError, type Pool } from 'pg'
import type { Limits } from './limits.ts'
import { LIVE_EPOCH } from './log-epoch.ts'
import { openPools, type PoolOptions } from './open-pool.ts'
import { connectionConfig } from './primary.ts'
import { isSharedRead, runnerOf, runPastKysely, sharedRead } from './single-statements.ts'
import { fragment, isPlannedEachTime, plannedForValues } from './statement.ts'
import type { Tables } from './tables/index.ts'

/** Shorter than those of the primary, which runs the read afterwards when the replica is too slow. */
const replicaLimits: Limits = { wait: 300, connect: 2_000, statement: 700 }

/** How long a replica that failed is left alone: doubled after each failure. The next read tries it again. */
const FIRST_REST_MS = 1_000
const LONGEST_REST_MS = 30_000
/** While one read tries a replica that failed before, the others use the primary. */
const TRIAL_MS = 1_500

/** A hot standby of the primary. Callers decide by the rows of a read whether it is recent enough. */
export interface Replica extends AsyncDisposable {
  /** Whether the replica failed so recently that no read should try it. */
  isResting(): boolean
  /** Runs a read. Returns undefined when it fails or takes too long: the primary must run it then. Never throws. */
  attempt<Row>(read: (db: Kysely<Tables>) => Promise<Row[]>): Promise<Row[] | undefined>
  /** Tells whether the rows of an attempt were recent enough, for the log. */
  judged(isUsable: boolean): void
}

export interface ReplicaOptions extends PoolOptions {
  /** URL of the replica, or of an endpoint that spreads connections over several. */
  readonly url: string
  /** Milliseconds without a usable read, although the replica responds, after which the log says so; 10,000 when omitted. */
  readonly unusedAfter?: number | undefined
}

/** Opens a replica. Connects at the first read, so a replica that is away doesn't delay the start. */
export function openReplica({
  url,
  log = () => {},
  unusedAfter = 10_000,
  ...options
}: ReplicaOptions): Replica {
  const { db } = openReplicaPool(url, options)
  let failures = 0
  let restsUntil = 0
  let usedAt = performance.now()
  /** Whether the log says that reads use the primary. */
  let isNoted = false

  const note = (reason: string) => {
    if (isNoted) return
    isNoted = true
    log(`reads use the primary, because the replica ${reason}`)
  }
  /** A single read may fail, or be of a user who has just written. */
  const unusable = (reason: string) => {
    if (performance.now() - usedAt > unusedAfter) note(reason)
  }
  return {
    isResting: () => performance.now() < restsUntil,
    async attempt(read) {
      const known = failures
      if (failures > 0) restsUntil = performance.now() + TRIAL_MS
      try {
        const rows = await read(db)
        failures = 0
        restsUntil = 0
        return rows
      } catch (error) {
        const { message } = error as Error
        // A read that was refused or cancelled says nothing about the next one.
        if (!isLost(error)) unusable(`refuses reads: ${message}`)
        // Reads that failed together count once.
        else if (failures === known) {
          failures += 1
          restsUntil = performance.now() + Math.min(FIRST_REST_MS * 2 ** (failures - 1), LONGEST_REST_MS)
          note(`failed: ${message}`)
        }
        return undefined
      }
    },
    judged(isUsable) {
      if (!isUsable) return unusable('is behind, was promoted, or is a copy of another history')
      usedAt = performance.now()
      if (!isNoted) return
      isNoted = false
      log('reads use the replica again')
    },
    [Symbol.asyncDispose]: () => db.destroy(),
  }
}

/** Opens the connections of a replica. */
export function openReplicaPool(
  url: string,
  options: PoolOptions,
): { readonly db: Kysely<Tables>; readonly pools: readonly Pool[] } {
  const opened = openPools(connectionConfig(url), { ...options, limits: options.limits ?? replicaLimits })
  const run = runnerOf(opened.db)
  if (run !== undefined) runPastKysely(opened.db, (text, values, form) => run(onStandby(text), values, form))
  return opened
}

/**
 * The epoch that a standby has copied. `log_state` is never live there, because it compares the start of PostgreSQL. The check isn't
 * needed: a standby has no history of its own. After a promotion it may have one, so a promoted server has no epoch here.
 */
const COPIED_EPOCH = fragment`(select epoch from log_epoch where pg_is_in_recovery())`

const texts = new Map<string, string>()

/** Returns the text of a statement for a standby, which runs in the same way as the original. */
function onStandby(text: string): string {
  let changed = texts.get(text)
  if (changed === undefined) {
    changed = text.replaceAll(LIVE_EPOCH, COPIED_EPOCH)
    texts.set(text, changed)
    if (isSharedRead(text)) sharedRead({ text: changed })
    if (isPlannedEachTime(text)) plannedForValues({ text: changed })
  }
  return changed
}

function isLost(error: unknown): boolean {
  return !(error instanceof DatabaseError) || error.severity !== 'ERROR'
}
