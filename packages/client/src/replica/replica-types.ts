import type * as domain from '@taskwire/domain'
import type { Label, List, Task } from '../client-router.ts'

/**
 * The types of a replica's values. A constant, as `routerShape` is, so that the published types name no other package. Its value is
 * undefined.
 *
 * @public The compiler names it in the published types.
 */
export const replicaShape = shapeOf<{
  mutations: domain.EntityMutations
  operations: { [Kind in domain.EntityKind]: domain.Mutation<Kind> }
  issues: { [Kind in domain.EntityKind]: domain.SyncIssue<Kind> }
  issue: domain.SyncIssue
  texts: domain.Texts
  refusal: domain.Refusal
  state: domain.ReplicaState
  delta: domain.ReplicaDelta
}>()

/** A task. An interface of its own, because the compiler would otherwise print the domain's name. */
export interface ReplicaTask extends Task {
  readonly id: string
}

/** The latest state of one id of a kind: a living row, or a tombstone. See {@link ReplicaTask}. */
export interface Row {
  readonly kind: EntityKind
  readonly id: string
  readonly revision: number
  /** The living row; null when it is deleted. */
  readonly living: ReplicaTask | ReplicaList | ReplicaLabel | null
  /** The last living state of a deleted row; null while it lives, and when it was never seen alive. */
  readonly lastLiving: ReplicaTask | ReplicaList | ReplicaLabel | null
}

/** A change that a mutation makes to another row. See {@link ReplicaTask}. */
export interface ReplicaEffect {
  readonly kind: EntityKind
  readonly name: string
  readonly input: { readonly id: string }
}

/** A list. See {@link ReplicaTask}. */
export interface ReplicaList extends List {
  readonly id: string
}

/** A label. See {@link ReplicaTask}. */
export interface ReplicaLabel extends Label {
  readonly id: string
}

type Shape<Value> = Value extends domain.Row
  ? Row
  : Value extends domain.Task
    ? ReplicaTask
    : Value extends domain.List
      ? ReplicaList
      : Value extends domain.Label
        ? ReplicaLabel
        : Value extends readonly (infer Item)[]
          ? readonly Shape<Item>[]
          : Value extends ReadonlyMap<infer Key, infer Item>
            ? ReadonlyMap<Key, Shape<Item>>
            : Value extends object
              ? {
                  [Name in keyof Value]: Name extends 'effects'
                    ? readonly ReplicaEffect[]
                    : Shape<Value[Name]>
                }
              : Value

type Shapes = typeof replicaShape

/** The name of a kind of rows. */
export type EntityKind = 'task' | 'list' | 'label'
/** A living row of each kind. */
export interface EntityRows {
  readonly task: Task
  readonly list: List
  readonly label: Label
}
/** The input of each mutation of a kind. An update without `base_revision` gets the revision of the shown row. */
export type EntityMutationInputs<Kind extends EntityKind> = Shapes['mutations'][Kind]
/** A queued mutation: `kind`, `name`, `input`, its `op_id`, its `effects` on other rows and its place `order` in the outbox. */
export type EntityMutation<Kind extends EntityKind = EntityKind> = Shapes['operations'][Kind]
/** A refused mutation with its whole input, the refusal and, for a conflict, both texts. */
export type EntityIssue<Kind extends EntityKind = EntityKind> = EntityKind extends Kind
  ? Shapes['issue']
  : Shapes['issues'][Kind]

/** The input of each mutation of a task. An update without `base_revision` gets the revision of the shown task. */
export type MutationInputs = EntityMutationInputs<'task'>
/** The name of a task's mutation. */
export type MutationName = keyof MutationInputs
/** A queued mutation of a task: `name`, `input`, its `op_id` and its place `order` in the outbox. */
export type Mutation = EntityMutation<'task'>
/** A refused mutation of a task with its whole input, the refusal and, for a conflict, both texts. */
export type SyncIssue = EntityIssue<'task'>
/** The fields of a row that conflict when two devices change them at once. */
export type Texts = Shapes['texts']
/** Why the server refused a mutation. */
export type Refusal = Shapes['refusal']
/** Everything that a replica stores. */
export type ReplicaState = Shapes['state']
/** The changes of one step. A storage applies them together. */
export type ReplicaDelta = Shapes['delta']

function shapeOf<Value>(): Shape<Value> {
  return undefined as unknown as Shape<Value>
}
