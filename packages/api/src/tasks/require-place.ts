import {
  changeLabels,
  changePlace,
  DomainError,
  invalidField,
  MAX_LABELS_PER_TASK,
  MAX_SUBTASKS,
  UNPLACED,
  type Actor,
  type LabelChange,
  type PlaceChange,
} from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import type { TaggedTask } from './get-task.ts'
import { readPlace } from './subtasks.repository.ts'
import { findTask } from './tasks.repository.ts'

interface Place {
  readonly id?: string | undefined
  readonly list_id?: string | null | undefined
  readonly parent_id?: string | null | undefined
  readonly label_ids?: readonly string[] | null | undefined
}

/** Reads what there is at a place. Throws UNAUTHENTICATED when the account is gone. */
export async function findPlace(deps: Deps, { user_id }: Actor, place: Place) {
  const { id = null, list_id = null, parent_id = null, label_ids } = place
  const [found] = await readPlace(deps.db, { user_id, id, list_id, parent_id, label_ids: label_ids ?? [] })
  if (found === undefined) throw new DomainError('UNAUTHENTICATED')
  return found
}

/**
 * Throws LIST_NOT_FOUND, LABEL_NOT_FOUND, PARENT_NOT_FOUND or PARENT_IS_SUBTASK when a part of a place is missing, and
 * SUBTASK_LIMIT_REACHED when the parent has no room. Returns the position at the end of the place.
 */
export async function requirePlace(
  deps: Deps,
  actor: Actor,
  place: Place,
): Promise<{ end: string; task_count: number; has_subtasks: boolean }> {
  const found = await findPlace(deps, actor, place)
  if (typeof place.list_id === 'string' && !found.has_list) throw new DomainError('LIST_NOT_FOUND')
  if (typeof place.parent_id === 'string') {
    if (!found.has_parent) throw new DomainError('PARENT_NOT_FOUND')
    if (found.is_subtask) throw new DomainError('PARENT_IS_SUBTASK')
    if (found.siblings >= MAX_SUBTASKS) throw new DomainError('SUBTASK_LIMIT_REACHED')
  }
  if (found.labels < (place.label_ids?.length ?? 0)) throw new DomainError('LABEL_NOT_FOUND')
  return found
}

/** The place and labels of a task after a change, for the statement that writes them. */
export interface NewPlace {
  readonly list_id: string | null
  readonly parent_id: string | null
  readonly position: string | null
  readonly label_ids: readonly string[]
}

/**
 * Returns the place and labels of a task after a change, in a transaction that has locked the log. A task that moves without a
 * position goes to the end. Throws VALIDATION_FAILED for a list of a subtask, a task below itself, a task with subtasks below
 * another and too many labels, and as `requirePlace`.
 */
export async function newPlace(
  deps: Deps,
  actor: Actor,
  task: TaggedTask,
  change: PlaceChange & LabelChange,
): Promise<NewPlace> {
  const { list_id, parent_id, position } = changePlace(task, change, await listOfParent(deps, actor, task))
  if (parent_id !== null && typeof change.list_id === 'string')
    throw invalidField('list_id', { code: 'subtask_with_list' })
  if (parent_id === task.id) throw invalidField('parent_id', { code: 'own_parent' })
  const label_ids = changeLabels(task.label_ids, change)
  if (label_ids.length > MAX_LABELS_PER_TASK)
    throw invalidField('add_label_ids', { code: 'too_many', maximum: MAX_LABELS_PER_TASK })
  const moves = parent_id !== task.parent_id || list_id !== task.list_id
  const added = label_ids.filter((id) => !task.label_ids.includes(id))
  const place = moves ? { id: task.id, list_id, parent_id } : {}
  const { end, has_subtasks } = await requirePlace(deps, actor, { ...place, label_ids: added })
  if (parent_id !== null && has_subtasks) throw invalidField('parent_id', { code: 'has_subtasks' })
  return { list_id, parent_id, position: position === UNPLACED ? end : position, label_ids }
}

async function listOfParent({ db }: Deps, { user_id }: Actor, task: TaggedTask): Promise<string | null> {
  if (task.parent_id === null) return null
  const [parent] = await findTask(db, { user_id, id: task.parent_id })
  return parent?.list_id ?? null
}
