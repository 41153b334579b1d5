import type { Replica } from '@taskwire/client/replica'
import { applyDueChange, type DueChange } from '../../../shared/dates/due-change.ts'
import type { Edit } from './edit.ts'
import { undoOf } from './edits.ts'
import { createLabelFinder } from './label-finder.ts'
import { createListActions, type ListActions } from './list-actions.ts'
import type { NewTask, Task, TaskPatch } from './task.ts'
import { createUndoHistory, type StepName, type UndoHistoryDeps } from './undo-history.ts'
import type { ActionKind } from './undo-stack.ts'

/** The user's actions. Each applies at once and can be undone. */
export interface TaskActions extends ListActions {
  /** Adds tasks and returns their ids in the order of `inputs`. Lists show the newest task first, so the first input is created last. */
  readonly add: (inputs: readonly AddedTask[]) => readonly string[]
  /**
   * Applies the parsed fields to a task that was added before its line could be parsed. Undo restores the line as the title. A task
   * that was changed or deleted meanwhile stays as it is.
   */
  readonly applyLateReading: (id: string, line: string, patch: TaskPatch, labels?: readonly string[]) => void
  /** Records tasks that were added elsewhere, such as by an import, as one undo step. */
  readonly recordAdded: (inputs: readonly NewTask[]) => void
  readonly edit: (tasks: readonly Task[], patch: TaskPatch, options?: EditOptions) => void
  /** Changes the due date of tasks. Each keeps its own time, unless the change has one. */
  readonly date: (tasks: readonly Task[], change: DueChange) => void
  /** Moves tasks to the end of a list; null is the Inbox. A subtask leaves its parent. */
  readonly move: (tasks: readonly Task[], list_id: string | null) => void
  /** Creates a list and moves tasks there. */
  readonly moveToNewList: (tasks: readonly Task[], title: string) => void
  /** Puts labels on tasks and takes others off. */
  readonly label: (tasks: readonly Task[], change: LabelChange) => void
  readonly complete: (tasks: readonly Task[], completed: boolean) => void
  readonly remove: (tasks: readonly Task[]) => void
  readonly restore: (tasks: readonly Task[]) => void
  /** Records that the user kept the other device's texts. Undo writes `mine`. */
  readonly keepTheirs: (task: Task, mine: TaskPatch) => void
  /** Applies edits of any rows as one step, for an action that has no function of its own. */
  readonly perform: (name: StepName, edits: readonly Edit[]) => void
  readonly undo: () => void
  readonly redo: () => void
}

/** A new task. Its labels may also be given by name. */
export interface AddedTask extends Omit<NewTask, 'id'> {
  /** Names of labels. Labels that don't exist are created. */
  readonly labels?: readonly string[]
}

interface LabelChange {
  readonly add?: readonly string[]
  readonly remove?: readonly string[]
  /** The names of labels to add. Labels that don't exist are created. */
  readonly names?: readonly string[]
}

interface EditOptions {
  readonly kind?: ActionKind
  readonly base_revision?: number | undefined
  /** See {@link StepName}. */
  readonly mergeKey?: string
}

export function createTaskActions(replica: Replica, deps: UndoHistoryDeps): TaskActions {
  const { newId, events } = deps
  const history = createUndoHistory(replica, deps)
  const { perform } = history

  const first = (tasks: readonly Task[]) => tasks[0]?.title ?? ''
  const creations = (inputs: readonly NewTask[]) =>
    inputs.map((input): Edit => ({ entity: 'task', kind: 'create', input }))
  const updates = (tasks: readonly Task[], patchOf: (task: Task) => TaskPatch, base_revision?: number) =>
    tasks.map((task): Edit => ({
      entity: 'task',
      kind: 'update',
      id: task.id,
      patch: patchOf(task),
      base_revision,
    }))
  const each = (tasks: readonly Task[], kind: 'delete' | 'restore') =>
    tasks.map(({ id }): Edit => ({ entity: 'task', kind, id }))
  const moves = (tasks: readonly Task[], list_id: string | null) =>
    updates(tasks, ({ parent_id }) => ({ list_id, ...(parent_id !== null && { parent_id: null }) }))
  const labelFinder = () => createLabelFinder(replica.getSnapshot().labels, newId)

  return {
    ...createListActions(history, newId),
    perform,
    undo: history.undo,
    redo: history.redo,
    add: (inputs) => {
      const finder = labelFinder()
      const labelled = inputs.map(({ labels = [], ...input }) => ({ input, ...finder.find(labels) }))
      // Ids sort by time, so create them in the order of creation.
      const made = labelled.toReversed().map(({ input, known, created }) => {
        const label_ids = [...new Set([...(input.label_ids ?? []), ...known])]
        return { created, input: { ...input, id: newId(), ...(label_ids.length > 0 && { label_ids }) } }
      })
      const tasks = made.map(({ input }) => input)
      perform({ kind: 'create', title: inputs[0]?.title ?? '' }, [
        ...finder.creations,
        ...creations(tasks),
        // New labels follow in an edit of their own: if the server refuses a label, it still gets the task.
        ...made.flatMap(({ created, input: { id } }): readonly Edit[] =>
          created.length === 0
            ? []
            : [{ entity: 'task', kind: 'update', id, patch: { add_label_ids: created } }],
        ),
      ])
      return tasks.map(({ id }) => id).toReversed()
    },
    applyLateReading: (id, line, patch, labels = []) => {
      const task = replica.getSnapshot().tasks.byId.get(id)
      if (task?.title !== line) return
      const finder = labelFinder()
      const { known, created } = finder.find(labels)
      const add_label_ids = [...known, ...created]
      perform({ kind: 'update', title: line, mergeKey: `${id} reading` }, [
        ...finder.creations,
        ...updates([task], () => ({ ...patch, ...(add_label_ids.length > 0 && { add_label_ids }) })),
      ])
      events.onRead(id)
    },
    recordAdded: (inputs) =>
      history.record({ kind: 'create', title: inputs[0]?.title ?? '' }, creations(inputs)),
    edit: (tasks, patch, { kind = 'update', base_revision, mergeKey } = {}) =>
      perform(
        { kind, title: patch.title ?? first(tasks), mergeKey },
        updates(tasks, () => patch, base_revision),
      ),
    date: (tasks, change) => {
      const moved = tasks.filter(({ due_date }) => applyDueChange(due_date, change) !== due_date)
      perform(
        { kind: 'date', title: first(moved) },
        updates(moved, ({ due_date }) => ({ due_date: applyDueChange(due_date, change) })),
      )
    },
    move: (tasks, list_id) => {
      const moved = withoutSubtasks(tasks).filter(
        (task) => task.list_id !== list_id || task.parent_id !== null,
      )
      perform({ kind: 'move', title: first(moved) }, moves(moved, list_id))
    },
    moveToNewList: (tasks, title) => {
      const moved = withoutSubtasks(tasks)
      const id = newId()
      perform({ kind: 'move', title: first(moved) }, [
        { entity: 'list', kind: 'create', input: { id, title } },
        ...moves(moved, id),
      ])
    },
    label: (tasks, { add = [], remove = [], names = [] }) => {
      const finder = labelFinder()
      const { known, created } = finder.find(names)
      const added = [...new Set([...add, ...known, ...created])]
      const changed = tasks.filter(
        ({ label_ids }) =>
          added.some((id) => !label_ids.includes(id)) || remove.some((id) => label_ids.includes(id)),
      )
      perform({ kind: 'label', title: first(changed) }, [
        ...finder.creations,
        ...updates(changed, () => ({ add_label_ids: added, remove_label_ids: [...remove] })),
      ])
    },
    complete: (tasks, completed) =>
      perform(
        { kind: completed ? 'complete' : 'reopen', title: first(tasks) },
        updates(tasks, () => ({ status: completed ? 'completed' : 'pending' })),
      ),
    remove: (tasks) => {
      // A task takes its subtasks along.
      const removed = withoutSubtasks(tasks)
      perform({ kind: 'delete', title: first(removed) }, each(removed, 'delete'))
    },
    restore: (tasks) => {
      // Parents first: a subtask whose parent is deleted would become a task of its own.
      const tops = withoutSubtasks(tasks)
      const restored = [...tops, ...tasks.filter((task) => !tops.includes(task))]
      perform({ kind: 'restore', title: first(restored) }, each(restored, 'restore'))
    },
    keepTheirs: (task, mine) => {
      const undo: Edit = { entity: 'task', kind: 'update', id: task.id, patch: mine }
      const redo = undoOf(undo, replica.getSnapshot())
      history.add({
        kind: 'theirs',
        title: task.title,
        count: 1,
        undo: [undo],
        redo: redo === undefined ? [] : [redo],
      })
    },
  }
}

/** Returns the tasks without those whose parent is among them. */
function withoutSubtasks(tasks: readonly Task[]): readonly Task[] {
  const ids = new Set(tasks.map(({ id }) => id))
  return tasks.filter(({ parent_id }) => parent_id === null || !ids.has(parent_id))
}
