import {
  completionChange,
  contradiction,
  DomainError,
  invalidField,
  type Actor,
  type CompletionInput,
} from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { entityTag, type Condition, type TaggedTask } from '../sync/etags.ts'
import { readLive } from '../sync/live-log.ts'
import { toTask } from './task.row.ts'
import { findTask } from './tasks.repository.ts'

interface Conditions extends Condition, CompletionInput {
  readonly base_revision?: number | undefined
}

const ATTEMPTS = 5

/**
 * Runs a conditional write of one task until its result is certain. A statement sees the rows as of its start: after waiting for a
 * concurrent creation or restore of its task it finds no row, so it runs again. Throws
 * TASK_NOT_FOUND, REVISION_CONFLICT with the present task, or VALIDATION_FAILED when views of completion contradict each other.
 */
export async function writeConditionally<Row>(
  deps: Deps,
  actor: Actor,
  input: Conditions & { readonly id: string },
  write: () => Promise<Row | undefined>,
): Promise<Row> {
  for (let attempt = 1; ; attempt += 1) {
    const row = await write()
    if (row !== undefined) return row
    const [current] = await readLive(deps, () => findTask(deps.db, { user_id: actor.user_id, id: input.id }))
    if (current === undefined) throw new DomainError('TASK_NOT_FOUND')
    if (isRefused(input, current, attempt))
      throw new DomainError('REVISION_CONFLICT', { current: toTask(current), etag: entityTag(current) })
    // The statement compared the row of that moment, this compares the present one: when they differ it runs again.
    const { kind } = completionChange(input, current)
    if (kind === 'contradiction') throw invalidField('status', contradiction)
    if (kind === 'stale')
      throw new DomainError('REVISION_CONFLICT', { current: toTask(current), etag: entityTag(current) })
    if (attempt === ATTEMPTS) throw new DomainError('UNAVAILABLE')
  }
}

/** Which text changed after a base only the statement sees; once more tells it apart from a task that was not there yet. */
function isRefused(
  { expected_revision, base_revision, epoch }: Conditions,
  current: TaggedTask,
  attempt: number,
): boolean {
  if (expected_revision !== undefined && expected_revision !== current.revision) return true
  if (epoch !== undefined && epoch !== current.epoch) return true
  return base_revision !== undefined && current.revision > base_revision && attempt > 1
}
