import type { NewTask, Task, TaskPatch } from './task.ts'

/** One change of one task, as a value that can be applied, undone and redone. */
export type Edit =
  | { readonly kind: 'create'; readonly input: NewTask }
  | {
      readonly kind: 'update'
      readonly id: string
      readonly patch: TaskPatch
      /** Changes a field only if it still has this value. Fields that somebody changed since stay. */
      readonly expects?: TaskPatch
      /** The revision that the user was editing, if it differs from the current one. */
      readonly base_revision?: number | undefined
    }
  | { readonly kind: 'delete'; readonly id: string }
  | { readonly kind: 'restore'; readonly id: string }

export function idOf(edit: Edit): string {
  return edit.kind === 'create' ? edit.input.id : edit.id
}

/** Returns the edit that undoes `edit`. `before` is the task before the edit, or undefined if it does not exist. */
export function undoOf(edit: Edit, before: Task | undefined): Edit | undefined {
  switch (edit.kind) {
    case 'create':
      return { kind: 'delete', id: edit.input.id }
    case 'delete':
      return { kind: 'restore', id: edit.id }
    case 'restore':
      return { kind: 'delete', id: edit.id }
    case 'update':
      if (before === undefined) return undefined
      return { kind: 'update', id: edit.id, patch: valuesOf(before, edit.patch), expects: edit.patch }
  }
}

/** Returns the edit that repeats `edit` after an undo. */
export function redoOf(edit: Edit, before: Task | undefined): Edit | undefined {
  if (edit.kind === 'create') return { kind: 'restore', id: edit.input.id }
  if (edit.kind !== 'update') return edit
  if (before === undefined) return undefined
  return { kind: 'update', id: edit.id, patch: edit.patch, expects: valuesOf(before, edit.patch) }
}

/** Returns the fields of an update whose expected values still match. Undefined when no field does. */
export function applicablePatch(
  { patch, expects }: Extract<Edit, { kind: 'update' }>,
  task: Task,
): TaskPatch | undefined {
  const fields = (Object.keys(patch) as (keyof TaskPatch)[]).filter((field) => {
    // `completed_at` follows the status.
    const compared = field === 'completed_at' ? 'status' : field
    return expects === undefined || expects[compared] === undefined || expects[compared] === task[compared]
  })
  return fields.length === 0 ? undefined : Object.fromEntries(fields.map((field) => [field, patch[field]]))
}

/** Returns the task's current values of the fields in `patch`. */
function valuesOf(task: Task, patch: TaskPatch): TaskPatch {
  return {
    ...(patch.title !== undefined && { title: task.title }),
    ...(patch.description !== undefined && { description: task.description }),
    ...(patch.priority !== undefined && { priority: task.priority }),
    ...(patch.due_date !== undefined && { due_date: task.due_date }),
    ...(patch.status !== undefined && {
      status: task.status,
      ...(task.completed_at !== null && { completed_at: task.completed_at }),
    }),
  }
}
