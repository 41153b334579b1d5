import {
  discardIssue,
  keepMine,
  newMutation,
  retryIssue,
  type MutationInputs,
  type MutationName,
  type ReplicaDelta,
  type SyncIssue,
} from '@taskwire/domain'
import type { MutationInput, Queued, TaskReplica } from '../task-replica.ts'
import type { Engine } from './engine.ts'
import { newId } from './new-id.ts'

/** The methods of a replica that queue mutations. */
export type ReplicaMutations = Pick<TaskReplica, 'mutate' | 'retry' | 'discard' | 'keepMine'>

/**
 * Creates the methods that queue mutations. `ready` returns a promise while the replica loads, and undefined afterwards: then a
 * mutation shows in the same tick.
 */
export function createMutations(engine: Engine, ready: () => Promise<void> | undefined): ReplicaMutations {
  const mutate =
    <Name extends MutationName>(name: Name) =>
    async (given: MutationInput<Name>): Promise<Queued> => {
      const loading = ready()
      if (loading !== undefined) await loading
      const id = given.id ?? newId()
      const input = { ...given, id } as unknown as MutationInputs[Name]
      const request = { op_id: newId(), name, input, at: new Date().toISOString() }
      const mutation = newMutation(engine.state, engine.shown.get(id), request)
      await engine.enqueue({ queued: [mutation] })
      return { id, op_id: request.op_id }
    }
  const resolve = (decide: (issue: SyncIssue) => ReplicaDelta) => async (op_id: string) => {
    await ready()
    const issue = engine.state.issues.find(({ operation }) => operation.op_id === op_id)
    if (issue !== undefined) await engine.enqueue(decide(issue))
  }
  return {
    mutate: {
      create: mutate('create'),
      update: mutate('update'),
      complete: mutate('complete'),
      delete: mutate('delete'),
      restore: mutate('restore'),
    },
    retry: resolve(retryIssue),
    discard: resolve(discardIssue),
    keepMine: resolve((issue) =>
      keepMine(engine.state, issue, { op_id: newId(), at: new Date().toISOString() }),
    ),
  }
}
