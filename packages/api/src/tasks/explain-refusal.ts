import {
  completionChange,
  contradiction,
  DomainError,
  invalidField,
  type Actor,
  type CompletionInput,
} from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { entityTag, isMet, type Condition } from '../sync/etags.ts'
import { readLive } from '../sync/live-log.ts'
import { requireTask, type TaggedTask } from './get-task.ts'
import { toTask } from './task.row.ts'
import { findTask } from './tasks.repository.ts'

export interface WriteConditions extends Condition, CompletionInput {
  readonly base_revision?: number | undefined
  readonly expects_open?: boolean | undefined
}

/** Returns the present task. Throws TASK_NOT_FOUND. */
export async function presentTask(deps: Deps, { user_id }: Actor, id: string): Promise<TaggedTask> {
  const [task] = await readLive(deps, () => findTask(deps.db, { user_id, id }))
  return requireTask(task)
}

/** Throws REVISION_CONFLICT when the task is not at `expected_revision` or the log is not of `epoch`. */
export function refuseChanged(condition: Condition, current: TaggedTask): void {
  if (!isMet(condition, current)) throw conflict(current)
}

/**
 * Throws the reason for which the present task refuses a write: TASK_NOT_FOUND, REVISION_CONFLICT with the present task, or
 * VALIDATION_FAILED when views of completion contradict each other. Otherwise returns the task: the statement saw an older row.
 */
export async function explainRefusal(
  deps: Deps,
  actor: Actor,
  input: WriteConditions & { readonly id: string },
): Promise<TaggedTask> {
  const current = await presentTask(deps, actor, input.id)
  refuseChanged(input, current)
  if (input.expects_open === true && current.completed && current.next_id !== null) throw conflict(current)
  const { kind } = completionChange(input, current)
  if (kind === 'contradiction') throw invalidField('status', contradiction)
  if (kind === 'stale') throw conflict(current)
  return current
}

/**
 * The same for a write that was refused in a transaction that has locked the log. Only the statement sees which text was changed
 * after a base, so that is the reason where there is no other. A write that makes a task (`makesTask`) may lack the room for it.
 */
export async function explainHeldRefusal(
  deps: Deps,
  actor: Actor,
  input: WriteConditions & { readonly id: string },
  makesTask = false,
): Promise<never> {
  const current = await explainRefusal(deps, actor, input)
  if (input.base_revision !== undefined && current.revision > input.base_revision) throw conflict(current)
  if (makesTask) throw new DomainError('TASK_LIMIT_REACHED')
  throw new DomainError('UNAVAILABLE')
}

function conflict(current: TaggedTask): DomainError {
  return new DomainError('REVISION_CONFLICT', { current: toTask(current), etag: entityTag(current) })
}
