import { DomainError, type Actor, type LabelledTask } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { findTask } from './tasks.repository.ts'
import { toTask } from '../sync/task-row.ts'

/** Why a conditional write found no row. Throws TASK_NOT_FOUND, or REVISION_CONFLICT with the task as it stands. */
export async function explainNoRow(deps: Deps, actor: Actor, id: string): Promise<LabelledTask> {
  const [current] = await findTask(deps.db, actor.user_id, id)
  if (current === undefined) throw new DomainError('TASK_NOT_FOUND')
  throw new DomainError('REVISION_CONFLICT', { current: toTask(current) })
}
