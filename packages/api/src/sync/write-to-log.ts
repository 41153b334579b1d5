import { isUniqueViolation } from '@taskwire/db'
import { canonicalInstant, DomainError, type Actor } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { writeLive } from './live-log.ts'
import type { KeptAnswer, RequestKey } from './log-write.repository.ts'
import { findOperation } from './operations.repository.ts'

/**
 * Runs a write and tells the readers of the log. A repeated request gets the answer that the first one got. Undefined when
 * the write found nothing to do. Throws IDEMPOTENCY_KEY_REUSED when the key was another request's.
 */
export async function writeToLog<Row extends object>(
  deps: Deps,
  actor: Actor,
  key: RequestKey | undefined,
  write: () => Promise<Row[]>,
): Promise<Row | undefined> {
  if (key?.kept !== undefined) return rowOf<Row>(key, key.kept)
  try {
    const row = await writeLive(deps, write)
    if (row !== undefined) {
      deps.wakeBus.wake(actor.user_id)
      return row
    }
  } catch (error) {
    if (!isUniqueViolation(error, 'operations_pkey')) throw error
  }
  return key === undefined ? undefined : keptAnswer<Row>(deps, actor, key)
}

async function keptAnswer<Row extends object>(
  deps: Deps,
  actor: Actor,
  key: RequestKey,
): Promise<Row | undefined> {
  const [kept] = await findOperation(deps.db, actor.user_id, key.key)
  return kept === undefined ? undefined : rowOf<Row>(key, kept)
}

function rowOf<Row extends object>(key: RequestKey, kept: KeptAnswer): Row {
  if (kept.fingerprint !== key.fingerprint) throw new DomainError('IDEMPOTENCY_KEY_REUSED')
  const entries = Object.entries(kept.answer).map(([name, value]) => [
    name,
    isInstant(name) ? instant(value) : value,
  ])
  // Answers from before epochs were kept belong to none, so that their entity tag fits no task.
  return Object.fromEntries([['epoch', ''], ...entries]) as Row
}

/** JSON of PostgreSQL writes instants in a form of its own. */
function isInstant(name: string): boolean {
  return name.endsWith('_at')
}

function instant(value: unknown): string | null {
  return typeof value === 'string' ? (canonicalInstant(value) ?? value) : null
}
