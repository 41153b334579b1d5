import { DomainError, parseUuid, type Actor } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import type { TaggedTask } from '../sync/etags.ts'
import { readLive } from '../sync/live-log.ts'
import { findTask } from './tasks.repository.ts'

/** A task of the actor's. Throws TASK_NOT_FOUND, for another's task too. */
export async function getTask(deps: Deps, actor: Actor, input: { id: string }): Promise<TaggedTask> {
  const id = requireTaskId(input.id)
  const [task] = await readLive(deps, () => findTask(deps.db, { user_id: actor.user_id, id }))
  return requireTask(task)
}

/** The canonical id; what cannot be an id names no task. */
export function requireTaskId(text: string): string {
  return requireTask(parseUuid(text))
}

/** Throws TASK_NOT_FOUND when nothing was found. */
export function requireTask<Found>(found: Found | undefined): Found {
  if (found === undefined) throw new DomainError('TASK_NOT_FOUND')
  return found
}
