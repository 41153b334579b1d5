import type { Task, TaskStatus } from './task.ts'

/** The three ways an input can speak of completion. Omitted means unchanged. */
export interface CompletionInput {
  readonly status?: TaskStatus | undefined
  readonly completed?: boolean | undefined
  readonly completed_at?: string | null | undefined
}

/** What an input asks of the one state behind status, completed and completed_at. */
export type CompletionChange =
  | { readonly kind: 'unchanged' }
  /** `at` null keeps the moment of an earlier completion, else takes the present one. */
  | { readonly kind: 'complete'; readonly at: string | null }
  /** `status` null keeps an open status and reopens a completed task as pending. */
  | { readonly kind: 'open'; readonly status: 'pending' | 'in_progress' | null }

type CompletionState = Pick<Task, 'status' | 'completed' | 'completed_at'>

/** Why the three views contradict each other, or undefined when they agree. */
export function completionContradiction(input: CompletionInput): string | undefined {
  const said = [
    input.status === undefined ? undefined : input.status === 'completed',
    input.completed,
    input.completed_at === undefined ? undefined : input.completed_at !== null,
  ].filter((view) => view !== undefined)
  if (said.every((view) => view === said[0])) return undefined
  return 'contradicts completed or completed_at'
}

/** Reads an input without contradiction. */
export function completionChange(input: CompletionInput): CompletionChange {
  if (input.status === 'completed' || input.completed === true || typeof input.completed_at === 'string')
    return { kind: 'complete', at: input.completed_at ?? null }
  if (input.status !== undefined) return { kind: 'open', status: input.status }
  if (input.completed === false || input.completed_at === null) return { kind: 'open', status: null }
  return { kind: 'unchanged' }
}

/** The state after a change. The update statement says the same in SQL; a test holds the two together. */
export function applyCompletion(
  state: CompletionState,
  change: CompletionChange,
  now: string,
): CompletionState {
  switch (change.kind) {
    case 'unchanged':
      return { status: state.status, completed: state.completed, completed_at: state.completed_at }
    case 'complete':
      return { status: 'completed', completed: true, completed_at: change.at ?? state.completed_at ?? now }
    case 'open': {
      const kept = state.status === 'completed' ? 'pending' : state.status
      return { status: change.status ?? kept, completed: false, completed_at: null }
    }
  }
}
