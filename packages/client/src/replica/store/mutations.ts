import {
  applyToSuccessor,
  discardIssue,
  entityRules,
  keepMine,
  newMutation,
  retryIssue,
  type EntityKind,
  type MutationRequest,
  type ReplicaDelta,
  type SyncIssue,
} from '@taskwire/domain'
import type { Queued, Replica, ReplicaMutate } from '../replica.ts'
import type { Engine } from './engine.ts'
import { newId } from './new-id.ts'

/** The methods of a replica that queue mutations. */
export type ReplicaMutations = Pick<Replica, 'mutate' | 'retry' | 'discard' | 'keepMine' | 'applyToNext'>

/**
 * Creates the methods that queue mutations. `ready` returns a promise while the replica loads, and undefined afterwards: then a
 * mutation shows in the same tick.
 */
export function createMutations(engine: Engine, ready: () => Promise<void> | undefined): ReplicaMutations {
  const mutate =
    (kind: EntityKind, name: string) =>
    async (given: object): Promise<Queued> => {
      const loading = ready()
      if (loading !== undefined) await loading
      const { id = newId() } = given as { readonly id?: string }
      const request = { op_id: newId(), kind, name, input: { ...given, id }, at: new Date().toISOString() }
      // The types of `mutate` connect kind, name and input.
      const mutation = newMutation(engine.state, engine.reader, request as unknown as AnyRequest)
      await engine.enqueue({ queued: [mutation] })
      return { id, op_id: request.op_id }
    }
  const resolve = (decide: (issue: SyncIssue) => ReplicaDelta) => async (op_id: string) => {
    await ready()
    const issue = engine.state.issues.find(({ operation }) => operation.op_id === op_id)
    if (issue !== undefined) await engine.enqueue(decide(issue))
  }
  return {
    mutate: mutateAll(mutate),
    retry: resolve(retryIssue),
    discard: resolve(discardIssue),
    applyToNext: resolve((issue) =>
      applyToSuccessor(issue, { op_id: newId(), at: new Date().toISOString() }),
    ),
    keepMine: resolve((issue) =>
      keepMine(engine.state, issue, { op_id: newId(), at: new Date().toISOString() }),
    ),
  }
}

type AnyRequest = MutationRequest<'task', 'update'>

/** Returns a function for each mutation of each kind, such as `tasks.create`. */
function mutateAll(mutate: (kind: EntityKind, name: string) => (input: object) => Promise<Queued>) {
  const ofKind = (kind: EntityKind) =>
    Object.fromEntries(Object.keys(entityRules[kind].reducers).map((name) => [name, mutate(kind, name)]))
  const kinds = Object.keys(entityRules) as EntityKind[]
  return Object.fromEntries(kinds.map((kind) => [`${kind}s`, ofKind(kind)])) as unknown as ReplicaMutate
}
