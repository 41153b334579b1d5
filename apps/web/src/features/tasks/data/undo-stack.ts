import type { Edit } from './edit.ts'

/** What an action did. Each kind is a key of the toast texts. */
export type ActionKind =
  | 'create'
  | 'update'
  | 'rename'
  | 'complete'
  | 'reopen'
  | 'delete'
  | 'restore'
  | 'date'
  | 'repeat'
  | 'reminder'
  | 'priority'
  | 'status'
  | 'subtask'
  | 'nest'
  | 'unnest'
  | 'place'
  | 'theirs'
  | 'move'
  | 'label'
  | 'listCreate'
  | 'listUpdate'
  | 'listArchive'
  | 'listUnarchive'
  | 'listDelete'
  | 'listRestore'
  | 'labelCreate'
  | 'labelUpdate'
  | 'labelDelete'

/** One action of the user on one or more rows, with its undo and redo edits. */
export interface Step {
  readonly kind: ActionKind
  /** Title of the first row. */
  readonly title: string
  /** The number of rows that the user chose. The edits of a cascade change more. */
  readonly count: number
  readonly undo: readonly Edit[]
  readonly redo: readonly Edit[]
  /** Successive steps with the same key merge within five seconds, such as the saves of a text while the user types. */
  readonly mergeKey?: string | undefined
  /** Milliseconds since the epoch. */
  readonly at: number
}

export interface UndoStack {
  readonly done: readonly Step[]
  readonly undone: readonly Step[]
}

export const emptyStack: UndoStack = { done: [], undone: [] }

const MAX_STEPS = 50
const MERGE_WITHIN_MS = 5_000

/** Adds a step and clears the redo steps. */
export function pushStep({ done, undone }: UndoStack, step: Step): UndoStack {
  const last = done.at(-1)
  const canMerge =
    last?.mergeKey !== undefined &&
    last.mergeKey === step.mergeKey &&
    undone.length === 0 &&
    step.at - last.at < MERGE_WITHIN_MS
  const next = canMerge
    ? [...done.slice(0, -1), { ...step, undo: mergeUndo(last, step) }]
    : [...done.slice(-(MAX_STEPS - 1)), step]
  return { done: next, undone: [] }
}

/** Returns the step to undo and the stack without it. */
export function popUndo({ done, undone }: UndoStack): readonly [Step, UndoStack] | undefined {
  const step = done.at(-1)
  return step && [step, { done: done.slice(0, -1), undone: [...undone, step] }]
}

/** Returns the step to redo and the stack with it done. */
export function popRedo({ done, undone }: UndoStack): readonly [Step, UndoStack] | undefined {
  const step = undone.at(-1)
  return step && [step, { done: [...done, step], undone: undone.slice(0, -1) }]
}

/** Combines the undo edits of two merged steps: restores the values before the first and expects those of the second. */
function mergeUndo(first: Step, second: Step): readonly Edit[] {
  return first.undo.map((edit, index) => {
    const later = second.undo[index]
    return edit.kind === 'update' && later?.kind === 'update' && later.expects !== undefined
      ? { ...edit, expects: later.expects }
      : edit
  })
}
