import type { TaskReplica } from '@taskwire/client/replica'
import { processInSlices, SLICE_SIZE } from '../../../shared/replica/process-in-slices.ts'
import { redoOf, applicablePatch, idOf, undoOf, type Edit } from './edits.ts'
import { applyDueChange, type DueChange } from '../../../shared/dates/due-change.ts'
import type { NewTask, Task, TaskPatch } from './task.ts'
import { pushStep, emptyStack, popRedo, popUndo, type ActionKind, type Step } from './undo-stack.ts'

/** The user's actions on tasks. Each applies at once and can be undone. */
export interface TaskActions {
  /** Adds tasks and returns their ids in the order of `inputs`. Lists show the newest task first, so the first input is created last. */
  readonly add: (inputs: readonly Omit<NewTask, 'id'>[]) => readonly string[]
  /**
   * Applies the parsed fields to a task that was added before its line could be parsed. Undo restores the line as the title. A task
   * that was changed or deleted meanwhile stays as it is.
   */
  readonly applyLateReading: (id: string, line: string, patch: TaskPatch) => void
  /** Records tasks that were added elsewhere, such as by an import, as one undo step. */
  readonly recordAdded: (inputs: readonly NewTask[]) => void
  readonly edit: (tasks: readonly Task[], patch: TaskPatch, options?: EditOptions) => void
  /** Changes the due date of tasks. Each keeps its own time, unless the change has one. */
  readonly date: (tasks: readonly Task[], change: DueChange) => void
  readonly complete: (tasks: readonly Task[], completed: boolean) => void
  readonly remove: (tasks: readonly Task[]) => void
  readonly restore: (tasks: readonly Task[]) => void
  /** Records that the user kept the other device's texts. Undo writes `mine`. */
  readonly keepTheirs: (task: Task, mine: TaskPatch) => void
  readonly undo: () => void
  readonly redo: () => void
}

interface EditOptions {
  readonly kind?: ActionKind
  readonly base_revision?: number | undefined
  /** Steps with the same key merge and show no toast: a text that saves itself would produce too many. */
  readonly mergeKey?: string
}

/** Callbacks after an action. */
export interface ActionEvents {
  readonly onDone: (step: Step) => void
  /** The line of an added task was parsed late. */
  readonly onRead: (id: string) => void
  readonly onUndone: (step: Step, ids: readonly string[]) => void
  readonly onRedone: (step: Step, ids: readonly string[]) => void
  /** Undo or redo changed nothing: the stack is empty, every field was changed since, or a long step is still running. */
  readonly onNothing: (why: 'nothingToUndo' | 'nothingToRedo' | 'overtaken' | 'busy') => void
  /** The device could not store the edit. It is shown and sent until the page closes. */
  readonly onUnstored: () => void
}

interface TaskActionsDeps {
  readonly now: () => Date
  readonly newId: () => string
  readonly events: ActionEvents
}

export function createTaskActions(
  replica: TaskReplica,
  { now, newId, events }: TaskActionsDeps,
): TaskActions {
  let stack = emptyStack
  let isBusy = false

  const send = (edit: Edit): boolean => {
    const sent = mutate(replica, edit)
    sent?.catch(events.onUnstored)
    return sent !== undefined
  }
  const record = (kind: ActionKind, title: string, edits: readonly Edit[], mergeKey?: string) => {
    const { byId } = replica.getSnapshot()
    const editsFor = (toEdit: typeof undoOf) =>
      edits.flatMap((edit) => toEdit(edit, byId.get(idOf(edit))) ?? [])
    const step = {
      kind,
      title,
      undo: editsFor(undoOf),
      redo: editsFor(redoOf),
      mergeKey,
      at: now().getTime(),
    }
    stack = pushStep(stack, step)
    return () => events.onDone(step)
  }
  const perform = (kind: ActionKind, title: string, edits: readonly Edit[], mergeKey?: string) => {
    if (edits.length === 0) return
    const notify = record(kind, title, edits, mergeKey)
    for (const edit of edits) send(edit)
    notify()
  }
  /** Sends the rest of a long step in slices, so that it does not block the page. */
  const sendRest = async (edits: readonly Edit[]) => {
    isBusy = true
    await processInSlices(edits, (slice) => slice.forEach(send))
    isBusy = false
  }
  const replay = (
    take: typeof popUndo,
    way: 'undo' | 'redo',
    then: ActionEvents['onUndone'],
    nothing: 'nothingToUndo' | 'nothingToRedo',
  ) => {
    if (isBusy) return events.onNothing('busy')
    const taken = take(stack)
    if (taken === undefined) return events.onNothing(nothing)
    const [step, next] = taken
    stack = next
    const ids = step[way].slice(0, SLICE_SIZE).filter(send).map(idOf)
    if (step[way].length > SLICE_SIZE) void sendRest(step[way].slice(SLICE_SIZE))
    if (ids.length === 0) events.onNothing('overtaken')
    else then(step, ids)
  }

  const first = (tasks: readonly Task[]) => tasks[0]?.title ?? ''
  const creations = (inputs: readonly NewTask[]) => inputs.map((input): Edit => ({ kind: 'create', input }))
  const each = (tasks: readonly Task[], edit: (task: Task) => Edit) => tasks.map(edit)

  return {
    add: (inputs) => {
      // Ids sort by time, so create them in the order of creation.
      const made = inputs.toReversed().map((input) => ({ ...input, id: newId() }))
      perform('create', inputs[0]?.title ?? '', creations(made))
      return made.map(({ id }) => id).toReversed()
    },
    applyLateReading: (id, line, patch) => {
      if (replica.getSnapshot().byId.get(id)?.title !== line) return
      perform('update', line, [{ kind: 'update', id, patch }], `${id} reading`)
      events.onRead(id)
    },
    recordAdded: (inputs) => record('create', inputs[0]?.title ?? '', creations(inputs))(),
    edit: (tasks, patch, { kind = 'update', base_revision, mergeKey } = {}) =>
      perform(
        kind,
        patch.title ?? first(tasks),
        each(tasks, ({ id }) => ({ kind: 'update', id, patch, base_revision })),
        mergeKey,
      ),
    date: (tasks, change) => {
      const moved = tasks.filter(({ due_date }) => applyDueChange(due_date, change) !== due_date)
      perform(
        'date',
        first(moved),
        each(moved, ({ id, due_date }) => ({
          kind: 'update',
          id,
          patch: { due_date: applyDueChange(due_date, change) },
        })),
      )
    },
    complete: (tasks, completed) =>
      perform(
        completed ? 'complete' : 'reopen',
        first(tasks),
        each(tasks, ({ id }) => ({
          kind: 'update',
          id,
          patch: { status: completed ? 'completed' : 'pending' },
        })),
      ),
    remove: (tasks) =>
      perform(
        'delete',
        first(tasks),
        each(tasks, ({ id }) => ({ kind: 'delete', id })),
      ),
    restore: (tasks) =>
      perform(
        'restore',
        first(tasks),
        each(tasks, ({ id }) => ({ kind: 'restore', id })),
      ),
    keepTheirs: (task, mine) => {
      const undo: Edit = { kind: 'update', id: task.id, patch: mine }
      const step = {
        kind: 'theirs',
        title: task.title,
        undo: [undo],
        redo: [undoOf(undo, task) ?? []].flat(),
        at: now().getTime(),
      } as const
      stack = pushStep(stack, step)
      events.onDone(step)
    },
    undo: () => replay(popUndo, 'undo', events.onUndone, 'nothingToUndo'),
    redo: () => replay(popRedo, 'redo', events.onRedone, 'nothingToRedo'),
  }
}

/** Applies an edit to the replica. Returns undefined when the edit has nothing left to change. */
function mutate({ mutate, getSnapshot }: TaskReplica, edit: Edit): Promise<unknown> | undefined {
  switch (edit.kind) {
    case 'create':
      return mutate.create(edit.input)
    case 'delete':
      return mutate.delete({ id: edit.id })
    case 'restore':
      return mutate.restore({ id: edit.id })
    case 'update': {
      const task = getSnapshot().byId.get(edit.id)
      const patch = task && applicablePatch(edit, task)
      return patch && mutate.update({ id: edit.id, ...patch, base_revision: edit.base_revision })
    }
  }
}
