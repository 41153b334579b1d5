import { DomainError, parseNumber, type Actor } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { requireTask } from './get-task.ts'
import { findTaskByNumber as findRow } from './tasks.repository.ts'

/**
 * Returns the uuid of the actor's task with this integer id, for contracts with integer ids. Throws TASK_NOT_FOUND, and
 * TASK_NOT_YOURS for another user's task, as their documents require.
 */
export async function findTaskByNumber(deps: Deps, actor: Actor, text: string): Promise<string> {
  const [found] = await findRow(deps.db, {
    user_id: actor.user_id,
    number: requireTask(parseNumber(text)),
  })
  const { id } = requireTask(found)
  if (id === null) throw new DomainError('TASK_NOT_YOURS')
  return id
}
