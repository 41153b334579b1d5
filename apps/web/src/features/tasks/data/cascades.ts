import { idOf, type Edit, type EditedRows } from './edit.ts'
import type { Task } from './task.ts'

/**
 * Returns the edits that undo what `edits` change on other tasks: completing a task completes its open subtasks and makes the next one
 * of a repeating task, and an open subtask reopens its completed parent. Deleted rows need none, because a restored row brings back what went with it.
 */
export function undoOfCascades(edits: readonly Edit[], { tasks }: EditedRows): readonly Edit[] {
  const completed = new Set(edits.filter((edit) => statusAfter(edit) === 'completed').map(idOf))
  const subtasks = completed.size === 0 ? [] : tasks.filter(isOpenSubtaskOf(completed))
  const parents = new Set(edits.map((edit) => openedUnder(edit, tasks.byId)))
  return [
    ...[...completed].flatMap((id): readonly Edit[] =>
      makesNext(tasks.byId.get(id), tasks.byId) ? [{ entity: 'task', kind: 'deleteNext', id }] : [],
    ),
    ...subtasks.map((task) => statusEdit(task, 'completed')),
    ...[...parents].flatMap((id) => {
      const parent = id == null ? undefined : tasks.byId.get(id)
      return parent?.completed === true ? [statusEdit(parent, 'pending')] : []
    }),
  ]
}

/** Whether the completion of a task makes the next one, or brings it back. */
export function makesNext(task: Task | undefined, byId: ReadonlyMap<string, Task>): boolean {
  return task?.recurrence != null && !task.completed && !byId.has(task.next_id ?? '')
}

/** Brings back a status that a cascade has replaced by `replacement`. */
function statusEdit({ id, status, completed_at }: Task, replacement: Task['status']): Edit {
  const patch = { status, ...(completed_at !== null && { completed_at }) }
  return { entity: 'task', kind: 'update', id, patch, expects: { status: replacement } }
}

function isOpenSubtaskOf(parents: ReadonlySet<string>) {
  return ({ parent_id, completed }: Task) => parent_id !== null && !completed && parents.has(parent_id)
}

/** Returns the parent of a task that an edit opens, or that an edit moves below it. */
function openedUnder(edit: Edit, byId: ReadonlyMap<string, Task>): string | null | undefined {
  if (edit.entity !== 'task' || edit.kind === 'restore') return undefined
  if (edit.kind === 'create') return edit.input.status === 'completed' ? undefined : edit.input.parent_id
  if (edit.kind !== 'update') return undefined
  const task = byId.get(edit.id)
  const { status = task?.status, parent_id = task?.parent_id } = edit.patch
  return status === 'completed' ? undefined : parent_id
}

function statusAfter(edit: Edit): Task['status'] | undefined {
  return edit.entity === 'task' && edit.kind === 'update' ? edit.patch.status : undefined
}
