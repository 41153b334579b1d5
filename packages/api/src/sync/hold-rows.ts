import type { Actor } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import type { IdempotencyKey } from './idempotency.repository.ts'
import { inLogTransaction, type Lock } from './log-transaction.ts'

/** Runs one write in a transaction that has locked the log and the rows that it may change: its statements see every committed row. */
export async function holdRows<Result>(
  deps: Deps,
  actor: Actor,
  locks: readonly Lock[],
  key: IdempotencyKey | undefined,
  write: (deps: Deps, key: IdempotencyKey | undefined) => Promise<Result>,
): Promise<Result> {
  const reach = { locks, keys: key === undefined ? [] : [key.key] }
  const { result } = await inLogTransaction(deps, actor, reach, async (log) =>
    write(log.deps, key && { ...key, kept: await log.kept(key.key) }),
  )
  return result
}
