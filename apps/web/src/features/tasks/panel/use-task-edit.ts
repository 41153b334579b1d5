import type { TaskChange, Task, TaskPatch } from '../data/task-change.ts'
import { useFailedChanges, useTroubleActions, type Trouble } from '../data/use-failed-changes.ts'
import { useTaskActions } from '../data/use-task-actions.ts'

/** A task as its person left it, what of that was not saved, and the way to save more. */
export interface TaskEdit {
  /** With the values of changes that failed: what was typed stays on the screen. */
  readonly task: Task
  readonly trouble: Trouble | undefined
  readonly save: (patch: TaskPatch) => void
}

export function useTaskEdit(stored: Task): TaskEdit {
  const { edit } = useTaskActions()
  const { discard } = useTroubleActions()
  const trouble = useFailedChanges().find(({ id }) => id === stored.id)
  const unsaved = trouble === undefined ? {} : unsavedPatch(trouble.changes)
  return {
    task: { ...stored, ...definedOnly(unsaved) },
    trouble,
    save: (patch) => {
      // What failed before goes along with what is new.
      if (trouble !== undefined) discard(trouble)
      edit(stored, { ...unsaved, ...patch })
    },
  }
}

/** The failed edits of a task as one, the later over the earlier. */
export function unsavedPatch(changes: readonly TaskChange[]): TaskPatch {
  const patches = changes.map((change) => (change.kind === 'update' ? change.patch : {}))
  return Object.assign({}, ...patches) as TaskPatch
}

function definedOnly({ title, description, due_date, priority, status }: TaskPatch): Partial<Task> {
  const fields = { title, description, due_date, priority, status }
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}
