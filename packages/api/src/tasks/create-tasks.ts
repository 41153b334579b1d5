import type { Actor, CreateTaskInput } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import type { TaggedTask } from '../sync/etags.ts'
import type { IdempotencyKey } from '../sync/idempotency.repository.ts'
import { newRow } from './create-task.ts'
import { insertTasks, type TaskToInsert } from './task-sets.repository.ts'

/** A creation with its id and an unused key. */
export interface Creation {
  readonly id: string
  readonly input: CreateTaskInput
  readonly key: IdempotencyKey | undefined
}

/**
 * Makes tasks of different ids in one statement, in a transaction that holds the log. Returns those that were made, by id; for
 * each other one `existingTask` tells why not.
 */
export async function createTasks(
  deps: Deps,
  actor: Actor,
  creations: readonly Creation[],
): Promise<ReadonlyMap<string, TaggedTask>> {
  const tasks = creations.map(({ id, input, key }, place): TaskToInsert => ({
    ...newRow(input, deps.now()),
    place,
    id,
    key: key?.key ?? null,
    fingerprint: key?.fingerprint ?? null,
  }))
  const rows = await insertTasks(deps.db, actor.user_id, JSON.stringify(tasks), deps.policy.maxTasksPerUser)
  if (rows.length > 0) deps.wakeBus.wake(actor.user_id)
  return new Map(rows.map((row) => [row.id, row]))
}
