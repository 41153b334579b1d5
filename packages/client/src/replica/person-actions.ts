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
import type { Engine } from './engine.ts'
import { newId } from './new-id.ts'
import type { MutationInput, Queued, TaskReplica } from './task-replica.ts'

/** What a person can do to a replica. */
export type PersonActions = Pick<TaskReplica, 'mutate' | 'retry' | 'discard' | 'keepMine'>

/** `ready` resolves when the replica is loaded; undefined once it is, so that what is done then shows in the same tick. */
export function personActions(engine: Engine, ready: () => Promise<void> | undefined): PersonActions {
  const mutate =
    <Name extends MutationName>(name: Name) =>
    async (given: MutationInput<Name>): Promise<Queued> => {
      const waiting = ready()
      if (waiting !== undefined) await waiting
      const id = given.id ?? newId()
      const input = { ...given, id } as unknown as MutationInputs[Name]
      const wish = { op_id: newId(), name, input, at: new Date().toISOString() }
      const operation = newMutation(engine.state, engine.shown.get(id), wish)
      await engine.enqueue({ queued: [operation] })
      return { id, op_id: wish.op_id }
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
