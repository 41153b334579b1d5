import { DomainError, type Actor } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import type { TaggedTask } from '../sync/etags.ts'
import { readLive } from '../sync/live-log.ts'
import type { RequestKey } from '../sync/log-write.repository.ts'
import { writeToLog } from '../sync/write-to-log.ts'
import { requireTask, requireTaskId } from './get-task.ts'
import { restoreTask as restoreTaskRow } from './task-writes.repository.ts'
import { findTaskOrTombstone } from './tasks.repository.ts'

const ATTEMPTS = 5

/**
 * Brings a deleted task back while its tombstone stands; a living one is answered as it is. Throws TASK_NOT_FOUND when it
 * never was or its tombstone is gone, TASK_LIMIT_REACHED when the account is full.
 */
export async function restoreTask(
  deps: Deps,
  actor: Actor,
  input: { id: string },
  key?: RequestKey,
): Promise<TaggedTask> {
  const id = requireTaskId(input.id)
  const restore = () =>
    restoreTaskRow(deps.db, key, actor.user_id, id, deps.now(), deps.policy.maxTasksPerUser)
  for (let attempt = 1; ; attempt += 1) {
    const restored = await writeToLog(deps, actor, key, restore)
    if (restored !== undefined) return restored
    const [found] = await readLive(deps, () => findTaskOrTombstone(deps.db, actor.user_id, id))
    const { is_deleted, ...task } = requireTask(found)
    if (!is_deleted) return task
    // A statement sees the rows as of its start: the task may have been deleted since.
    if (attempt === ATTEMPTS) throw new DomainError('TASK_LIMIT_REACHED')
  }
}
