import type { Edit } from './edits.ts'

/** The words for what was done; each is a message of the texts. */
export type ActionKind =
  | 'create'
  | 'update'
  | 'rename'
  | 'complete'
  | 'reopen'
  | 'delete'
  | 'restore'
  | 'date'
  | 'priority'
  | 'theirs'

/** One thing a person did, to one task or to many, with the ways back and forth. */
export interface Step {
  readonly kind: ActionKind
  /** Of the first task. */
  readonly title: string
  readonly undo: readonly Edit[]
  readonly redo: readonly Edit[]
  /** Steps of the same key that follow each other closely are one: the saves of a text that is being written. */
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

/** After something was done. What had been taken back before cannot be done again any more. */
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

/** The step to take back, and the stack after it. */
export function popUndo({ done, undone }: UndoStack): readonly [Step, UndoStack] | undefined {
  const step = done.at(-1)
  return step && [step, { done: done.slice(0, -1), undone: [...undone, step] }]
}

/** The step to do again, and the stack after it. */
export function popRedo({ done, undone }: UndoStack): readonly [Step, UndoStack] | undefined {
  const step = undone.at(-1)
  return step && [step, { done: [...done, step], undone: undone.slice(0, -1) }]
}

/** Back to before the first of two joined steps, from what the second one left. */
function mergeUndo(first: Step, second: Step): readonly Edit[] {
  return first.undo.map((edit, index) => {
    const later = second.undo[index]
    return edit.kind === 'update' && later?.kind === 'update' && later.expects !== undefined
      ? { ...edit, expects: later.expects }
      : edit
  })
}
