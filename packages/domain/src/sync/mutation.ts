import type {
  CompleteTaskInput,
  CreateTaskInput,
  DeleteTaskInput,
  RestoreTaskInput,
  UpdateTaskInput,
} from '../tasks/task-input.ts'
import type { Task } from '../tasks/task.ts'

/**
 * What each mutation of a replica takes: the input of the procedure of that name, without the name of the request and without an
 * epoch: the replica moves what waits from one epoch to the next.
 */
export interface MutationInputs {
  readonly create: Omit<CreateTaskInput, 'op_id'> & { readonly id: string }
  readonly update: Omit<UpdateTaskInput, 'op_id' | 'epoch'>
  /** A toggle would depend on when it arrives: a replica names the flag that its user saw. */
  readonly complete: Pick<CompleteTaskInput, 'id' | 'expected_revision'> & { readonly completed: boolean }
  readonly delete: Omit<DeleteTaskInput, 'op_id' | 'epoch'>
  readonly restore: Omit<RestoreTaskInput, 'op_id'>
}

export type MutationName = keyof MutationInputs

/** The texts of a task: an edit of one that was made meanwhile by somebody else is a conflict, never an overwriting. */
export interface Texts {
  readonly title?: string
  readonly description?: string | null
}

interface MutationOf<Name extends MutationName> {
  /** Names the request to the server, which does it once however often it arrives. */
  readonly op_id: string
  readonly name: Name
  readonly input: MutationInputs[Name]
  /** The instant at which it was asked for. */
  readonly at: string
  /** Its place in the outbox; missing until it is stored. */
  order?: number
  /** Who asked for it; only in a storage that records no owner of its own. */
  readonly owner?: string
  /** The texts that an edit replaces, as they stood before it. */
  readonly seen?: Texts
  /** The epoch of the log that `base_revision` is of; missing in operations that an older client stored. */
  readonly epoch?: string
}

/** One mutation on its way to the server. */
export type Mutation = { [Name in MutationName]: MutationOf<Name> }[MutationName]

/** The texts that an operation writes over others; undefined when it writes none. */
export function textsOf({ name, input }: Mutation): Texts | undefined {
  if (name !== 'update') return undefined
  const { title, description } = input
  if (title === undefined && description === undefined) return undefined
  return { ...(title !== undefined && { title }), ...(description !== undefined && { description }) }
}

/** An edit of texts and of other fields as two; undefined for one that is of texts alone, or stands under a condition. */
export function splitTexts(mutation: Mutation): { texts: Mutation; rest: Mutation } | undefined {
  const texts = textsOf(mutation)
  if (mutation.name !== 'update' || texts === undefined) return undefined
  const { id, title: _, description: __, base_revision, expected_revision, ...rest } = mutation.input
  if (expected_revision !== undefined) return undefined
  if (Object.values(rest).every((value) => value === undefined)) return undefined
  const { seen: ___, epoch: ____, ...name } = mutation
  return {
    texts: { ...mutation, op_id: `${mutation.op_id}:texts`, input: { id, ...texts, base_revision } },
    rest: { ...name, input: { id, ...rest } },
  }
}

/** The texts of a task that stand where `like` has some. */
export function pickTexts(task: Task, like: Texts): Texts {
  return {
    ...(like.title !== undefined && { title: task.title }),
    ...(like.description !== undefined && { description: task.description }),
  }
}

/** Whether a task still has the texts that were seen of it. */
export function textsMatch(seen: Texts, task: Task): boolean {
  return (
    (seen.title === undefined || seen.title === task.title) &&
    (seen.description === undefined || seen.description === task.description)
  )
}
