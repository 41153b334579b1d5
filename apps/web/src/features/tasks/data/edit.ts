import type { Snapshot } from '@taskwire/client/replica'
import type { LabelPatch, ListPatch, NewLabel, NewList, NewTask, TaskPatch } from './task.ts'

interface News {
  readonly task: NewTask
  readonly list: NewList
  readonly label: NewLabel
}
interface Patches {
  readonly task: TaskPatch
  readonly list: ListPatch
  readonly label: LabelPatch
}
export type Entity = keyof Patches

interface UpdateOf<Kind extends Entity> {
  readonly entity: Kind
  readonly kind: 'update'
  readonly id: string
  readonly patch: Patches[Kind]
  /** Changes a field only if it still has this value. Fields that somebody changed since stay. */
  readonly expects?: Patches[Kind]
  /** The revision that the user was editing, if it differs from the current one. */
  readonly base_revision?: number | undefined
}

type EditOf<Kind extends Entity> =
  | { readonly entity: Kind; readonly kind: 'create'; readonly input: News[Kind] }
  | UpdateOf<Kind>
  | { readonly entity: Kind; readonly kind: 'delete' | 'restore'; readonly id: string }

/**
 * Deletes the next task that the completion of a repeating one has made, unless it is completed too. `id` is the completed task: the
 * server may still have to name the next one.
 */
interface DeleteNext {
  readonly entity: 'task'
  readonly kind: 'deleteNext'
  readonly id: string
}

/** One change of one task, list or label, as a value that can be applied, undone and redone. */
export type Edit = { [Kind in Entity]: EditOf<Kind> }[Entity] | DeleteNext
/** A change of some fields. */
export type Update = { [Kind in Entity]: UpdateOf<Kind> }[Entity]

/** The rows that edits change. */
export type EditedRows = Pick<Snapshot, 'tasks' | 'lists' | 'labels'>

export function idOf(edit: Edit): string {
  return edit.kind === 'create' ? edit.input.id : edit.id
}
