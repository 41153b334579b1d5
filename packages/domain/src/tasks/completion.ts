import type { Task, TaskStatus } from './task.ts'

/** The views of completion that an input may contain. Omitted means unchanged. */
export interface CompletionInput {
  readonly status?: TaskStatus | undefined
  /** The words of a free-text status whose meaning is `status`; null when they are the status's name. */
  readonly status_label?: string | null | undefined
  readonly completed?: CompletionFlag | undefined
  /** The name that other contracts give to `completed`. */
  readonly is_completed?: boolean | undefined
  readonly completed_at?: string | null | undefined
  /** The `updated_at` of the copy that the client changed, when it sends a whole task back. */
  readonly updated_at?: string | undefined
}

/** `flip` toggles the task's current flag. */
export type CompletionFlag = boolean | 'flip'

/** The change that an input makes to the state behind status, completed and completed_at. */
export type CompletionChange =
  | { readonly kind: 'unchanged' }
  /** Rejected: the views that differ from the task's state contradict each other. */
  | { readonly kind: 'contradiction' }
  /** Rejected: an old copy of the task, whose views do not show which of them the client changed. */
  | { readonly kind: 'stale' }
  /** With `at` null an earlier completion keeps its time; otherwise the current time is used. */
  | { readonly kind: 'complete'; readonly at: string | null }
  /** With `status` null an open task keeps its status and a completed task becomes pending. */
  | { readonly kind: 'open'; readonly status: 'pending' | 'in_progress' | null }

type CompletionState = Pick<Task, 'status' | 'completed' | 'completed_at'>
type LabelledState = CompletionState & Pick<CompletionInput, 'status_label' | 'updated_at'>

/** The state of a new task before its input is applied. */
export const unstarted = { status: 'pending', completed: false, completed_at: null } as const

export const contradiction = { code: 'contradiction', fields: ['completed', 'completed_at'] } as const

/**
 * Returns whether the views of an input contradict each other. This decides on creations; `completionChange` compares the views of an
 * update with the task.
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

/** Merges both names of the flag. If they differ, the client changed one of them, so the flag is toggled. */
export function completionFlag({ completed, is_completed }: CompletionInput): CompletionFlag | undefined {
  if (completed === undefined || is_completed === undefined) return completed ?? is_completed
  return completed === is_completed ? completed : 'flip'
}

/** Returns the number of views in an input. Two different flags count as two. */
export function countViews({ status, completed_at, ...flags }: CompletionInput): number {
  const flag = completionFlag(flags)
  return Number(status !== undefined) + countFlags(flag) + Number(completed_at !== undefined)
}

function countFlags(flag: CompletionFlag | undefined): number {
  return flag === undefined ? 0 : flag === 'flip' ? 2 : 1
}

/**
 * Compares an input with the state of its task. A view that equals the state counts as omitted, because a client that sends a whole task
 * back has changed only the view that differs.
 *
 * An old copy is stale when most of its views differ from the state, because the changed view may be the equal one. Example: two devices
 * complete a task, the second one with an old copy. Reading the other views as the change would reopen the task.
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

/** Compares free-text statuses by their words and other statuses by name. */
function hasSameStatus(input: CompletionInput, state: LabelledState): boolean {
  if (input.status_label === undefined) return input.status === state.status
  return (input.status_label ?? input.status) === (state.status_label ?? state.status)
}

/** Compares instants in any notation. */
function isSameInstant(a: string | null | undefined, b: string | null): boolean {
  if (typeof a !== 'string' || b === null) return a === b
  return Date.parse(a) === Date.parse(b)
}

/** Returns the state after a change. The SQL of the update statement does the same; a test compares both. */
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
