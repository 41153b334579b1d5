import type { Replica } from '@taskwire/client/replica'
import { processInSlices, SLICE_SIZE } from '../../../shared/replica/process-in-slices.ts'
import { createApplyEdit } from './apply-edit.ts'
import { undoOfCascades } from './cascades.ts'
import { idOf, type Edit } from './edit.ts'
import { redoOf, undoOf } from './edits.ts'
import { emptyStack, popRedo, popUndo, pushStep, type ActionKind, type Step } from './undo-stack.ts'

/** Callbacks after an action. */
export interface ActionEvents {
  readonly onDone: (step: Step) => void
  /** The line of an added task was parsed late. */
  readonly onRead: (id: string) => void
  /** `ids` are the changed tasks. */
  readonly onUndone: (step: Step, ids: readonly string[]) => void
  readonly onRedone: (step: Step, ids: readonly string[]) => void
  /** Undo or redo changed nothing: the stack is empty, every field was changed since, or a long step is still running. */
  readonly onNothing: (why: 'nothingToUndo' | 'nothingToRedo' | 'overtaken' | 'busy') => void
  /** The device could not store the edit. It is shown and sent until the page closes. */
  readonly onUnstored: () => void
}

export interface UndoHistoryDeps {
  readonly now: () => Date
  readonly newId: () => string
  readonly events: ActionEvents
}

/** What a step is called: its kind and the title of its first row. */
export interface StepName {
  readonly kind: ActionKind
  readonly title: string
  /** Steps with the same key merge and show no toast: a text that saves itself would produce too many. */
  readonly mergeKey?: string | undefined
}

/** Applies edits as steps that can be undone. */
export interface UndoHistory {
  /** Applies edits as one step. Does nothing without edits. */
  readonly perform: (name: StepName, edits: readonly Edit[]) => void
  /** Records edits that were applied elsewhere as one step. */
  readonly record: (name: StepName, edits: readonly Edit[]) => void
  readonly add: (step: Omit<Step, 'at'>) => void
  readonly undo: () => void
  readonly redo: () => void
}

/** Creates the undo history of a replica. It lasts as long as the page. */
export function createUndoHistory(replica: Replica, { now, newId, events }: UndoHistoryDeps): UndoHistory {
  let stack = emptyStack
  let isBusy = false
  const apply = createApplyEdit(replica, newId)

  const send = (edit: Edit): boolean => {
    const sent = apply(edit)
    sent?.catch(events.onUnstored)
    return sent !== undefined
  }
  const push = (given: Omit<Step, 'at'>) => {
    const step = { ...given, at: now().getTime() }
    stack = pushStep(stack, step)
    return () => events.onDone(step)
  }
  const record = ({ kind, title, mergeKey }: StepName, edits: readonly Edit[]) => {
    const before = replica.getSnapshot()
    const undo = edits.flatMap((edit) => undoOf(edit, before) ?? [])
    const created = new Set(edits.filter((edit) => edit.kind === 'create').map(idOf))
    const tasks = edits.filter(isOfTask)
    return push({
      kind,
      title,
      mergeKey,
      count: new Set((tasks.length > 0 ? tasks : edits).map(idOf)).size,
      // Tasks leave a list or label that the step created before it is deleted.
      undo: [
        ...undo.filter(isOfTask),
        ...undoOfCascades(edits, before),
        ...undo.filter((edit) => !isOfTask(edit)),
      ],
      redo: edits.flatMap((edit) =>
        edit.kind === 'update' && created.has(edit.id) ? edit : (redoOf(edit, before) ?? []),
      ),
    })
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
    const sent = step[way].slice(0, SLICE_SIZE).filter(send)
    if (step[way].length > SLICE_SIZE) void sendRest(step[way].slice(SLICE_SIZE))
    if (sent.length === 0) events.onNothing('overtaken')
    else then(step, sent.filter(isOfTask).map(idOf))
  }

  return {
    perform: (name, edits) => {
      if (edits.length === 0) return
      const notify = record(name, edits)
      for (const edit of edits) send(edit)
      notify()
    },
    record: (name, edits) => record(name, edits)(),
    add: (step) => push(step)(),
    undo: () => replay(popUndo, 'undo', events.onUndone, 'nothingToUndo'),
    redo: () => replay(popRedo, 'redo', events.onRedone, 'nothingToRedo'),
  }
}

function isOfTask({ entity }: Edit): boolean {
  return entity === 'task'
}
