import { fieldsBefore } from './edit-fields.ts'
import { idOf, type Edit, type EditedRows, type Update } from './edit.ts'

/** Returns the edit that undoes `edit`. `before` has the rows before the edit. Undefined when there is nothing to bring back. */
export function undoOf(edit: Edit, before: EditedRows): Edit | undefined {
  switch (edit.kind) {
    // Only part of an undo. The completion that repeats it brings the next task back.
    case 'deleteNext':
      return undefined
    case 'create':
    case 'restore':
      return { entity: edit.entity, kind: 'delete', id: idOf(edit) }
    case 'delete':
      return { entity: edit.entity, kind: 'restore', id: edit.id }
    case 'update': {
      const fields = fieldsBefore(edit, before)
      return fields && updateWith(edit, fields, edit.patch)
    }
  }
}

/** Returns the edit that repeats `edit` after an undo. */
export function redoOf(edit: Edit, before: EditedRows): Edit | undefined {
  if (edit.kind === 'create') return { entity: edit.entity, kind: 'restore', id: edit.input.id }
  if (edit.kind !== 'update') return edit
  const fields = fieldsBefore(edit, before)
  return fields && updateWith(edit, edit.patch, fields)
}

/** The base revision belongs to the text that the user typed, not to its undo. */
function updateWith({ entity, kind, id }: Update, patch: object, expects: object): Edit {
  return { entity, kind, id, patch, expects }
}
