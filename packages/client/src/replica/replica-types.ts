import type * as domain from '@taskwire/domain'
import type { Task } from '../client-router.ts'

/**
 * The values of a replica as a user of the package sees them. A constant, for the reason that `routerShape` is one: the
 * published types then name no other package. It holds nothing.
 *
 * @public The compiler names it in the published types.
 */
export const replicaShape = shapeOf<{
  mutations: domain.MutationInputs
  operation: domain.Mutation
  texts: domain.Texts
  refusal: domain.Refusal
  issue: domain.SyncIssue
  row: domain.Row
  state: domain.ReplicaState
  delta: domain.ReplicaDelta
}>()

/** A task; by a name of its own, or the compiler would say the domain's. */
export interface ReplicaTask extends Task {
  readonly id: string
}

type Shape<Value> = Value extends domain.Task
  ? ReplicaTask
  : Value extends readonly (infer Item)[]
    ? readonly Shape<Item>[]
    : Value extends ReadonlyMap<infer Key, infer Item>
      ? ReadonlyMap<Key, Shape<Item>>
      : Value extends object
        ? { [Name in keyof Value]: Shape<Value[Name]> }
        : Value

type Shapes = typeof replicaShape

/** What each mutation takes; `base_revision` of an update is filled in from what is shown. */
export type MutationInputs = Shapes['mutations']
/** The mutations of a replica. */
export type MutationName = keyof MutationInputs
/** One mutation in the outbox. */
export type Operation = Shapes['operation']
/** The texts of a task that two may change at once. */
export type Texts = Shapes['texts']
/** Why the server did not take an operation. */
export type Refusal = Shapes['refusal']
/** A refused operation, put aside with everything that was typed. */
export type SyncIssue = Shapes['issue']
/** What the server last said of an id: a task, or that it is gone. */
export type Row = Shapes['row']
/** Everything that a replica keeps. */
export type ReplicaState = Shapes['state']
/** One step of a replica. */
export type ReplicaDelta = Shapes['delta']

function shapeOf<Value>(): Shape<Value> {
  return undefined as unknown as Shape<Value>
}
