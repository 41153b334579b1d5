import { isContention, isUniqueViolation, type Db } from '@taskwire/db'
import { DomainError, type Actor } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { lockLog, type Lock } from './log-transaction.repository.ts'
import { findStoredResponse, findStoredResponses, type StoredResponse } from './idempotency.repository.ts'
import { readLogEnds } from './sync.repository.ts'

export type { Lock } from './log-transaction.repository.ts'

/** One user's log, locked by a transaction: nobody else writes to it until the commit. */
export interface HeldLog {
  /** The deps of use cases that run in the transaction. */
  readonly deps: Deps
  readonly epoch: string
  /** Whether no request has used this key so far. */
  readonly isUnused: (key: string) => boolean
  /** The response stored for a key. Asking for a key counts as its use. */
  kept(key: string): Promise<StoredResponse | undefined>
}

/** The rows that a transaction locks or reads before it starts. */
export interface Reach {
  /** The locks of all existing rows that it may change, in their order. */
  readonly locks: readonly Lock[]
  /** Keys of all requests that it may run. */
  readonly keys: readonly string[]
}

/** The result of a transaction and where the log ends after it. */
export interface Written<Result> {
  readonly result: Result
  readonly epoch: string
  readonly head: number
}

const ATTEMPTS = 10

/** Thrown in a transaction when the log must be checked first. The check can't run while the log is locked. */
const logMoved = new Error('The log has to be checked first')

/**
 * Runs writes to one user's log in one transaction: all of them or none. Wakes the readers once, after the commit. `work`
 * runs again from the start after a conflict with another transaction or when the log was restored, so its only effects must be
 * through the deps that it gets. Throws UNAUTHENTICATED when the account is gone.
 */
export async function inLogTransaction<Result>(
  deps: Deps,
  actor: Actor,
  reach: Reach,
  work: (log: HeldLog) => Promise<Result>,
): Promise<Written<Result>> {
  for (let attempt = 1; ; attempt += 1) {
    let hasGrown = false
    try {
      const write = async (db: Db) => {
        const inside: Deps = {
          ...deps,
          db,
          wakeBus: { ...deps.wakeBus, wake: () => void (hasGrown = true) },
          verifyLog: () => Promise.reject(logMoved),
        }
        const log = await holdLog(inside, actor, reach)
        return finish(inside, actor, log.epoch, await work(log))
      }
      const written = await deps.writeTurns.take(actor.user_id, () => deps.db.transaction().execute(write))
      if (hasGrown) deps.wakeBus.wake(actor.user_id)
      return written
    } catch (error) {
      if (attempt === ATTEMPTS) throw error === logMoved ? new DomainError('UNAVAILABLE') : error
      if (error === logMoved) await deps.verifyLog()
      // A task number that is taken rolls the transaction back as well; the next attempt draws others.
      else if (!isContention(error) && !isUniqueViolation(error, 'tasks_number')) throw error
    }
  }
}

/**
 * Takes the locks in the order of single writes: rows, then the counter. A write that waits for the counter may have locked a row
 * that was created between the two, so the second lock of the rows doesn't wait.
 */
async function holdLog(deps: Deps, { user_id }: Actor, { locks, keys }: Reach): Promise<HeldLog> {
  const { db } = deps
  for (const lock of locks) await lock(db, true)
  const [log] = await lockLog(db, { user_id })
  if (log === undefined) throw new DomainError('UNAUTHENTICATED')
  if (log.epoch === null) throw logMoved
  for (const lock of locks) await lock(db, false)
  const found = keys.length === 0 ? [] : await findStoredResponses(db, { user_id, keys })
  const stored = new Map(found.map(({ key, ...kept }) => [key, kept]))
  const used = new Set<string>()
  return {
    deps,
    epoch: log.epoch,
    isUnused: (key) => !stored.has(key) && !used.has(key),
    async kept(key) {
      if (used.has(key)) return (await findStoredResponse(db, { user_id, key }))[0]
      used.add(key)
      return stored.get(key)
    },
  }
}

/** Throws when the log was restored during the transaction, so that nothing is committed to it. */
async function finish<Result>(deps: Deps, actor: Actor, epoch: string, result: Result) {
  const [ends] = await readLogEnds(deps.db, { user_id: actor.user_id })
  if (ends?.epoch !== epoch) throw logMoved
  return { result, epoch, head: ends.head }
}
