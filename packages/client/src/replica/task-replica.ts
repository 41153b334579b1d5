import type { EntityMutationInput, Queued, Replica } from './replica.ts'
import type { MutationName } from './replica-types.ts'
import type { ReplicaSnapshot } from './store/replica-snapshot.ts'

/** The input of a task's mutation. `create` makes an id when it is omitted. */
export type MutationInput<Name extends MutationName> = EntityMutationInput<'task', Name>

/** A {@link Replica} of which only the tasks are read and changed. */
export interface TaskReplica extends Omit<Replica, 'getSnapshot' | 'mutate'> {
  /** Returns the current tasks. */
  readonly getSnapshot: () => ReplicaSnapshot
  /** Queues a mutation of a task. See {@link Replica}. */
  readonly mutate: {
    readonly [Name in MutationName]: (input: MutationInput<Name>) => Promise<Queued>
  }
}
