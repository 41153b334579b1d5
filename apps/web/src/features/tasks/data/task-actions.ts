import type { TaskReplica } from '@taskwire/client/replica'
import { processInSlices, SLICE_SIZE } from '../../../shared/replica/process-in-slices.ts'
import { redoOf, applicablePatch, idOf, undoOf, type Edit } from './edits.ts'
import { applyDueChange, type DueChange } from '../../../shared/dates/due-change.ts'
import type { NewTask, Task, TaskPatch } from './task.ts'
import { pushStep, emptyStack, popRedo, popUndo, type ActionKind, type Step } from './undo-stack.ts'

/** What a person can do with tasks. All of it shows at once, and all of it can be taken back. */
export interface TaskActions {
  /** The first of several is shown first, so it is made last. Returns the ids in the order of `inputs`. */
  readonly add: (inputs: readonly Omit<NewTask, 'id'>[]) => readonly string[]
  /**
   * A task was added before its line could be read: now it gets the title and the fields that the line names. Undo brings the line
   * back. A task that was changed or deleted meanwhile stays as it is.
   */
  readonly applyLateReading: (id: string, line: string, patch: TaskPatch) => void
  /** Tasks that were added already, as one step. */
  readonly recordAdded: (inputs: readonly NewTask[]) => void
  readonly edit: (tasks: readonly Task[], patch: TaskPatch, options?: EditOptions) => void
  /** Moves tasks to another day. Each keeps its own time, unless a time was chosen too. */
  readonly date: (tasks: readonly Task[], change: DueChange) => void
  readonly complete: (tasks: readonly Task[], completed: boolean) => void
  readonly remove: (tasks: readonly Task[]) => void
  readonly restore: (tasks: readonly Task[]) => void
  /** The texts of another device were kept, and `mine` was given up: undo writes it. */
  readonly keepTheirs: (task: Task, mine: TaskPatch) => void
  readonly undo: () => void
  readonly redo: () => void
}

interface EditOptions {
  readonly kind?: ActionKind
  readonly base_revision?: number | undefined
  /** Saves of this text join each other, and are too many to be shown one by one. */
  readonly mergeKey?: string
}

/** What the app makes of an action. */
export interface ActionEvents {
  readonly onDone: (step: Step) => void
  /** The line of a task was read after the task had been added. */
  readonly onRead: (id: string) => void
  readonly onUndone: (step: Step, ids: readonly string[]) => void
  readonly onRedone: (step: Step, ids: readonly string[]) => void
  /** There was nothing to take back or to do again, or all of it was changed since. */
  readonly onNothing: (why: 'nothingToUndo' | 'nothingToRedo' | 'overtaken' | 'busy') => void
  /** The device did not keep it; it is shown and sent as long as the page lives. */
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
  const note = (kind: ActionKind, title: string, edits: readonly Edit[], mergeKey?: string) => {
    const { byId } = replica.getSnapshot()
    const turned = (turn: typeof undoOf) => edits.flatMap((edit) => turn(edit, byId.get(idOf(edit))) ?? [])
    const step = { kind, title, undo: turned(undoOf), redo: turned(redoOf), mergeKey, at: now().getTime() }
    stack = pushStep(stack, step)
    return () => events.onDone(step)
  }
  const perform = (kind: ActionKind, title: string, edits: readonly Edit[], mergeKey?: string) => {
    if (edits.length === 0) return
    const tell = note(kind, title, edits, mergeKey)
    for (const edit of edits) send(edit)
    tell()
  }
  /** A step of thousands must not hold the page up. */
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
      // Later ids are of later tasks.
      const made = inputs.toReversed().map((input) => ({ ...input, id: newId() }))
      perform('create', inputs[0]?.title ?? '', creations(made))
      return made.map(({ id }) => id).toReversed()
    },
    applyLateReading: (id, line, patch) => {
      if (replica.getSnapshot().byId.get(id)?.title !== line) return
      perform('update', line, [{ kind: 'update', id, patch }], `${id} reading`)
      events.onRead(id)
    },
    recordAdded: (inputs) => note('create', inputs[0]?.title ?? '', creations(inputs))(),
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

/** Undefined when nothing is left to be done. */
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
