import type { Actor } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import type { Condition } from '../sync/etags.ts'
import type { RequestKey } from '../sync/log-write.repository.ts'
import { writeToLog } from '../sync/write-to-log.ts'
import { requireTaskId } from './get-task.ts'
import { writeConditionally } from './write-conditionally.ts'
import { deleteTask as deleteTaskRow } from './task-writes.repository.ts'

/**
 * Deletes a task and answers the revision at which it went. Throws TASK_NOT_FOUND, and REVISION_CONFLICT when it is not at
 * `expected_revision` or the log not of `epoch`.
 */
export async function deleteTask(
  deps: Deps,
  actor: Actor,
  input: Condition & { readonly id: string },
  key?: RequestKey,
): Promise<{ id: string; revision: number }> {
  const id = requireTaskId(input.id)
  const remove = () =>
    deleteTaskRow(
      deps.db,
      key,
      actor.user_id,
      id,
      deps.now(),
      input.expected_revision ?? null,
      input.epoch ?? null,
    )
  const gone = await writeConditionally(deps, actor, { ...input, id }, () =>
    writeToLog(deps, actor, key, remove),
  )
  return { id: gone.id, revision: gone.revision }
}
