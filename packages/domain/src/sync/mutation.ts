import type {
  CompleteTaskInput,
  CreateTaskInput,
  DeleteTaskInput,
  RestoreTaskInput,
  UpdateTaskInput,
} from '../tasks/task-input.ts'

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

interface OperationOf<Name extends MutationName> {
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
export type Operation = { [Name in MutationName]: OperationOf<Name> }[MutationName]
