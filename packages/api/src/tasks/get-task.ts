import { DomainError, parseUuid, type Actor, type TaskWithStatusLabel } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import type { Tagged } from '../sync/etags.ts'
import { findFresh } from '../sync/fresh-reads.ts'
import { findTask } from './tasks.repository.ts'

/** A task and the epoch of its log. */
export type TaggedTask = Tagged<TaskWithStatusLabel>

const findFreshTask = findFresh(findTask)

/** Returns a task of the actor. Throws TASK_NOT_FOUND, also for another user's task. */
export async function getTask(deps: Deps, actor: Actor, input: { id: string }): Promise<TaggedTask> {
  const id = requireTaskId(input.id)
  return requireTask(await findFreshTask(deps, { user_id: actor.user_id, id }))
}

/** Returns the canonical id. Throws TASK_NOT_FOUND for a text that is no id. */
export function requireTaskId(text: string): string {
  return requireTask(parseUuid(text))
}

/** Returns the found value. Throws TASK_NOT_FOUND for undefined. */
export function requireTask<Found>(found: Found | undefined): Found {
  if (found === undefined) throw new DomainError('TASK_NOT_FOUND')
  return found
}
