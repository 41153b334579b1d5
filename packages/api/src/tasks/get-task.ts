import { DomainError, parseUuid, type Actor, type LabelledTask } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { findTask } from './tasks.repository.ts'

/** A task of the actor's. Throws TASK_NOT_FOUND, for another's task too. */
export async function getTask(deps: Deps, actor: Actor, input: { id: string }): Promise<LabelledTask> {
  const [task] = await findTask(deps.db, actor.user_id, requireTaskId(input.id))
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
