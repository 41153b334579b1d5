import type { CreateTaskInput, Task, UpdateTaskInput } from '@taskwire/client'

/** What a change of an existing task says: omitted means unchanged, null clears. */
export type TaskPatch = Omit<UpdateTaskInput, 'id'>
export type NewTask = CreateTaskInput & { readonly id: string }

/**
 * One thing a person did to one task. It holds all that is needed to show it, to send it and to say in words what
 * became of it. `at` is the moment it was done.
 */
export type TaskChange =
  | { readonly kind: 'create'; readonly id: string; readonly at: string; readonly input: NewTask }
  | {
      readonly kind: 'update'
      readonly id: string
      readonly at: string
      readonly title: string
      readonly patch: TaskPatch
    }
  | {
      readonly kind: 'complete'
      readonly id: string
      readonly at: string
      readonly title: string
      readonly completed: boolean
    }
  | { readonly kind: 'delete'; readonly id: string; readonly at: string; readonly title: string }

export function titleOf(change: TaskChange): string {
  return change.kind === 'create' ? change.input.title : change.title
}

export type { Task }
