import { UNPLACED } from '../entities/unplaced.ts'
import type { Task } from './task.ts'

// Free of zod: the published client bundles the rules and not the schemas.

/** A change of a task's place. Omitted means unchanged. */
export interface PlaceChange {
  readonly list_id?: string | null | undefined
  readonly parent_id?: string | null | undefined
  readonly position?: string | undefined
}

/** A change of a task's labels: the whole set, or ids to add and remove. */
export interface LabelChange {
  readonly label_ids?: readonly string[] | null | undefined
  readonly add_label_ids?: readonly string[] | undefined
  readonly remove_label_ids?: readonly string[] | undefined
}

export type TaskPlace = Pick<Task, 'list_id' | 'parent_id' | 'position'>

/**
 * Returns the place of a task after a change. A subtask that leaves its parent gets into `parentList`, unless the change names a
 * list. A task that moves without a position gets `UNPLACED`: it goes to the end.
 */
export function changePlace(task: TaskPlace, change: PlaceChange, parentList: string | null): TaskPlace {
  const parent_id = change.parent_id === undefined ? task.parent_id : change.parent_id
  const own = parent_id === task.parent_id ? task.list_id : parentList
  const list_id = parent_id === null ? (change.list_id === undefined ? own : change.list_id) : null
  const moves = parent_id !== task.parent_id || list_id !== task.list_id
  return { list_id, parent_id, position: change.position ?? (moves ? UNPLACED : task.position) }
}

/** Returns the labels of a task after a change, without repetitions and in the order in which they were added. */
export function changeLabels(present: readonly string[], change: LabelChange): readonly string[] {
  if (change.label_ids !== undefined) return [...new Set(change.label_ids ?? [])]
  const removed = new Set(change.remove_label_ids)
  return [...new Set([...present, ...(change.add_label_ids ?? [])])].filter((id) => !removed.has(id))
}

/** Whether a change may move a task or change its labels. */
export function changesPlace(change: PlaceChange & LabelChange): boolean {
  const { list_id, parent_id, label_ids, add_label_ids, remove_label_ids } = change
  return [list_id, parent_id, label_ids, add_label_ids, remove_label_ids].some((part) => part !== undefined)
}
