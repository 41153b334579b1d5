import type {
  CompleteTaskInput,
  CreateTaskInput,
  DeleteTaskInput,
  RestoreTaskInput,
  UpdateTaskInput,
} from '../tasks/task-input.ts'
import type { Task } from '../tasks/task.ts'

/**
 * The input of each mutation: the input of the procedure with the same name, without `op_id` and `epoch`. The replica adds both, and
 * rebases queued mutations when the epoch changes.
 */
export interface MutationInputs {
  readonly create: Omit<CreateTaskInput, 'op_id'> & { readonly id: string }
  readonly update: Omit<UpdateTaskInput, 'op_id' | 'epoch'>
  /** Always names the new flag: the result of a toggle would depend on when it reaches the server. */
  readonly complete: Pick<CompleteTaskInput, 'id' | 'expected_revision'> & { readonly completed: boolean }
  readonly delete: Omit<DeleteTaskInput, 'op_id' | 'epoch'>
  readonly restore: Omit<RestoreTaskInput, 'op_id'>
}

export type MutationName = keyof MutationInputs

/** The texts of a task. When two clients change the same text, the later edit is a conflict and overwrites nothing. */
export interface Texts {
  readonly title?: string
  readonly description?: string | null
}

interface MutationOf<Name extends MutationName> {
  /** Idempotency key: the server executes the mutation once, however often it receives it. */
  readonly op_id: string
  readonly name: Name
  readonly input: MutationInputs[Name]
  /** The instant at which the user made the change. */
  readonly at: string
  /** Position in the outbox; missing until the mutation is stored. */
  order?: number
  /** The user who made the change; only in storages that do not record their owner. */
  readonly owner?: string
  /** The texts that the user saw and the edit replaces. */
  readonly seen?: Texts
  /** The epoch that `base_revision` belongs to; missing in mutations that an older client stored. */
  readonly epoch?: string
}

/** A change to one task, queued until the server acknowledges or rejects it. */
export type Mutation = { [Name in MutationName]: MutationOf<Name> }[MutationName]

/** Returns the texts that a mutation overwrites; undefined when it overwrites none. */
export function textsOf({ name, input }: Mutation): Texts | undefined {
  if (name !== 'update') return undefined
  const { title, description } = input
  if (title === undefined && description === undefined) return undefined
  return { ...(title !== undefined && { title }), ...(description !== undefined && { description }) }
}

/**
 * Splits an edit into its texts and its other fields. Returns undefined when it has only texts, or when `expected_revision` makes the
 * whole edit conditional.
 */
export function splitTexts(mutation: Mutation): { texts: Mutation; rest: Mutation } | undefined {
  const texts = textsOf(mutation)
  if (mutation.name !== 'update' || texts === undefined) return undefined
  const { id, title: _, description: __, base_revision, expected_revision, ...rest } = mutation.input
  if (expected_revision !== undefined) return undefined
  if (Object.values(rest).every((value) => value === undefined)) return undefined
  const { seen: ___, epoch: ____, ...others } = mutation
  return {
    texts: { ...mutation, op_id: `${mutation.op_id}:texts`, input: { id, ...texts, base_revision } },
    rest: { ...others, input: { id, ...rest } },
  }
}

/** Returns those texts of a task that are also present in `like`. */
export function pickTexts(task: Task, like: Texts): Texts {
  return {
    ...(like.title !== undefined && { title: task.title }),
    ...(like.description !== undefined && { description: task.description }),
  }
}

/** Returns whether a task still has the texts that its editor saw. */
export function textsMatch(seen: Texts, task: Task): boolean {
  return (
    (seen.title === undefined || seen.title === task.title) &&
    (seen.description === undefined || seen.description === task.description)
  )
}
