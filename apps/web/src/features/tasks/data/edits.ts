import type { NewTask, Task, TaskPatch } from './task.ts'

/** One change of one task, as a value: it can be carried out, turned round and repeated. */
export type Edit =
  | { readonly kind: 'create'; readonly input: NewTask }
  | {
      readonly kind: 'update'
      readonly id: string
      readonly patch: TaskPatch
      /** Only fields that still stand at these values are changed: what somebody changed since stays. */
      readonly expects?: TaskPatch
      /** The revision of what its author was looking at, when that is not what is shown. */
      readonly base_revision?: number | undefined
    }
  | { readonly kind: 'delete'; readonly id: string }
  | { readonly kind: 'restore'; readonly id: string }

export function idOf(edit: Edit): string {
  return edit.kind === 'create' ? edit.input.id : edit.id
}

/** What takes an edit back. `before` is the task as it stands before the edit; undefined when there is none. */
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

/** What does an edit again after it was taken back. */
export function redoOf(edit: Edit, before: Task | undefined): Edit | undefined {
  if (edit.kind === 'create') return { kind: 'restore', id: edit.input.id }
  if (edit.kind !== 'update') return edit
  if (before === undefined) return undefined
  return { kind: 'update', id: edit.id, patch: edit.patch, expects: valuesOf(before, edit.patch) }
}

/** The part of an update that still has something to change; undefined when nothing is left of it. */
export function applicablePatch(
  { patch, expects }: Extract<Edit, { kind: 'update' }>,
  task: Task,
): TaskPatch | undefined {
  const fields = (Object.keys(patch) as (keyof TaskPatch)[]).filter((field) => {
    // The moment of completion goes with the status.
    const judge = field === 'completed_at' ? 'status' : field
    return expects === undefined || expects[judge] === undefined || expects[judge] === task[judge]
  })
  return fields.length === 0 ? undefined : Object.fromEntries(fields.map((field) => [field, patch[field]]))
}

/** The present values where `patch` has some. */
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
