import type { Task, TaskStatus } from './task.ts'

/** The views of completion that an input may contain. Omitted means unchanged. */
export interface CompletionInput {
  readonly status?: TaskStatus | undefined
  /** The words of a free-text status, of which `status` is the meaning; null when they are its name. */
  readonly status_label?: string | null | undefined
  readonly completed?: CompletionFlag | undefined
  /** The name that other contracts give to `completed`. */
  readonly is_completed?: boolean | undefined
  readonly completed_at?: string | null | undefined
  /** Of the copy that the sender changed, if it sent a whole task back. */
  readonly updated_at?: string | undefined
}

/** `flip` is the opposite of the task's present flag. */
export type CompletionFlag = boolean | 'flip'

/** The change that an input asks of the one state behind status, completed and completed_at. */
export type CompletionChange =
  | { readonly kind: 'unchanged' }
  /** Refused: views that differ from the task's state contradict each other. */
  | { readonly kind: 'contradiction' }
  /** Refused: an old copy of the task, whose views do not tell which of them was changed. */
  | { readonly kind: 'stale' }
  /** `at` null keeps the moment of an earlier completion, else takes the present one. */
  | { readonly kind: 'complete'; readonly at: string | null }
  /** `status` null keeps an open status and reopens a completed task as pending. */
  | { readonly kind: 'open'; readonly status: 'pending' | 'in_progress' | null }

type CompletionState = Pick<Task, 'status' | 'completed' | 'completed_at'>
type LabelledState = CompletionState & Pick<CompletionInput, 'status_label' | 'updated_at'>

/** The state of a new task before its input is applied. */
export const unstarted = { status: 'pending', completed: false, completed_at: null } as const

export const contradiction = 'contradicts completed or completed_at'

/**
 * True when the views of an input do not agree, whatever the state of the task is. A creation is judged by this; an update
 * is judged by `completionChange`, against the task.
 */
export function isContradictory({ status, completed, is_completed, completed_at }: CompletionInput): boolean {
  const views = [
    status === undefined ? undefined : status === 'completed',
    completed,
    is_completed,
    completed_at === undefined ? undefined : completed_at !== null,
  ].filter((view) => view !== undefined)
  return views.some((view) => view !== views[0])
}

/** Merges both names of the flag. Two different values can only mean the one that the task does not have. */
export function completionFlag({ completed, is_completed }: CompletionInput): CompletionFlag | undefined {
  if (completed === undefined || is_completed === undefined) return completed ?? is_completed
  return completed === is_completed ? completed : 'flip'
}

/** How many views an input contains; two flags that differ are two. */
export function countViews({ status, completed_at, ...flags }: CompletionInput): number {
  const flag = completionFlag(flags)
  return Number(status !== undefined) + countFlags(flag) + Number(completed_at !== undefined)
}

function countFlags(flag: CompletionFlag | undefined): number {
  return flag === undefined ? 0 : flag === 'flip' ? 2 : 1
}

/**
 * Reads an input against the state of its task. A view that equals the state counts as not sent: a client that sends a whole
 * task back with one view changed means that view alone.
 *
 * When an old copy comes back and most of its views differ from the state, the one that equals it may be the one that was
 * changed: two devices tick a task, the second with what it read before. Taking the others for the change would untick it.
 */
export function completionChange(input: CompletionInput, state: LabelledState): CompletionChange {
  const flag = completionFlag(input)
  const status = hasSameStatus(input, state) ? undefined : input.status
  const completed = flag === 'flip' ? !state.completed : flag === state.completed ? undefined : flag
  const at = isSameInstant(input.completed_at, state.completed_at) ? undefined : input.completed_at
  if (isContradictory({ status, completed, completed_at: at })) return { kind: 'contradiction' }
  const differing = [status, completed, at].filter((view) => view !== undefined).length
  const sent = countViews(input)
  const isOld = input.updated_at !== undefined && !isSameInstant(input.updated_at, state.updated_at ?? null)
  if (isOld && differing < sent && 2 * differing > sent) return { kind: 'stale' }
  if (status === 'completed' || completed === true || typeof at === 'string')
    return { kind: 'complete', at: at ?? null }
  if (status !== undefined) return { kind: 'open', status }
  if (completed === false || at === null) return { kind: 'open', status: null }
  return { kind: 'unchanged' }
}

/** Compares free-text statuses by their words, others by their name. */
function hasSameStatus(input: CompletionInput, state: LabelledState): boolean {
  if (input.status_label === undefined) return input.status === state.status
  return (input.status_label ?? input.status) === (state.status_label ?? state.status)
}

/** Compares moments, whatever their notation. */
function isSameInstant(a: string | null | undefined, b: string | null): boolean {
  if (typeof a !== 'string' || b === null) return a === b
  return Date.parse(a) === Date.parse(b)
}

/** The state after a change. The update statement does the same in SQL; a test compares the two. */
export function applyCompletion(
  state: CompletionState,
  change: CompletionChange,
  now: string,
): CompletionState {
  switch (change.kind) {
    case 'unchanged':
    case 'contradiction':
    case 'stale':
      return { status: state.status, completed: state.completed, completed_at: state.completed_at }
    case 'complete':
      return { status: 'completed', completed: true, completed_at: change.at ?? state.completed_at ?? now }
    case 'open': {
      const kept = state.status === 'completed' ? 'pending' : state.status
      return { status: change.status ?? kept, completed: false, completed_at: null }
    }
  }
}
