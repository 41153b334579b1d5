import type { Actor } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { holdRows } from '../sync/hold-rows.ts'
import type { IdempotencyKey } from '../sync/idempotency.repository.ts'
import { lockTasks } from './task-locks.repository.ts'

/** The tasks that a write may change. */
interface TasksToHold {
  readonly ids: readonly string[]
  /** Some of them, whose parent and subtasks the write may change too. */
  readonly relatives_of: readonly string[]
}

/** Runs a write in a transaction that has locked the log and the tasks that it may change. */
export async function holdTasks<Result>(
  deps: Deps,
  actor: Actor,
  { ids, relatives_of }: TasksToHold,
  key: IdempotencyKey | undefined,
  write: (deps: Deps, key: IdempotencyKey | undefined) => Promise<Result>,
): Promise<Result> {
  const lock = lockTasks(actor.user_id, [...ids, ...relatives_of], relatives_of)
  return holdRows(deps, actor, [lock], key, write)
}
