import type * as domain from '@taskwire/domain'
import type { Task } from '../client-router.ts'

/**
 * The types of a replica's values. A constant, as `routerShape` is, so that the published types name no other package. Its value is
 * undefined.
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

/** A task. An interface of its own, because the compiler would otherwise print the domain's name. */
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

/** The input of each mutation. An update without `base_revision` gets the revision of the shown task. */
export type MutationInputs = Shapes['mutations']
/** The name of a mutation. */
export type MutationName = keyof MutationInputs
/** A queued mutation: `name`, `input`, its `op_id` and its place `order` in the outbox. */
export type Mutation = Shapes['operation']
/** The fields of a task that conflict when two devices change them at once. */
export type Texts = Shapes['texts']
/** Why the server refused a mutation. */
export type Refusal = Shapes['refusal']
/** A refused mutation with its whole input, the refusal and, for a conflict, both texts. */
export type SyncIssue = Shapes['issue']
/** The latest state of one id: a task, or a tombstone. */
export type Row = Shapes['row']
/** Everything that a replica stores. */
export type ReplicaState = Shapes['state']
/** The changes of one step. A storage applies them together. */
export type ReplicaDelta = Shapes['delta']

function shapeOf<Value>(): Shape<Value> {
  return undefined as unknown as Shape<Value>
}
