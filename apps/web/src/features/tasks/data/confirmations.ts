import type { Task } from './task-change.ts'

/**
 * The answers to writes. A list that was asked for before an answer came may be older than that answer, so it is
 * brought up to it: a row never jumps back to what it was.
 */
export interface Confirmations {
  /** The present place in the order of answers; taken before a list is asked for. */
  readonly mark: () => number
  /** The answer to a write; null for a deleted task. */
  readonly record: (id: string, task: Task | null) => void
  /** The list with every answer that came after `mark`. */
  readonly bringUpToDate: (tasks: readonly Task[], mark: number) => Task[]
}

export function createConfirmations(): Confirmations {
  let count = 0
  const answers = new Map<string, { readonly place: number; readonly task: Task | null }>()
  return {
    mark: () => count,
    record: (id, task) => {
      count += 1
      answers.set(id, { place: count, task })
    },
    bringUpToDate: (tasks, mark) => {
      let merged = [...tasks]
      for (const [id, { place, task }] of answers)
        if (place > mark) merged = withConfirmed(merged, id, task)
        else answers.delete(id)
      return merged
    },
  }
}

/** The list with one answer in its place; an older revision never replaces a newer one. */
export function withConfirmed(tasks: readonly Task[], id: string, task: Task | null): Task[] {
  if (task === null) return tasks.filter((other) => other.id !== id)
  const known = tasks.find((other) => other.id === id)
  if (known === undefined) return [task, ...tasks]
  if (known.revision > task.revision) return [...tasks]
  return tasks.map((other) => (other.id === id ? task : other))
}
