import {
  parseUuid,
  type Actor,
  type EntityKind,
  type EntityOf,
  type EntityRevision,
  type MutationInputOf,
  type MutationOf,
} from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import type { IdempotencyKey } from './idempotency.repository.ts'
import type { Lock } from './log-transaction.ts'

/** What a mutation returns. */
export interface Done<Kind extends EntityKind = EntityKind> {
  readonly entity?: EntityOf<Kind>
  readonly deleted?: EntityRevision
}

/** The use case of a mutation. It runs in the transaction of a batch. */
type Run<Kind extends EntityKind, Op extends MutationOf<Kind>> = (
  deps: Deps,
  actor: Actor,
  input: MutationInputOf<Kind, Op>,
  key: IdempotencyKey | undefined,
) => Promise<Done<Kind>>

/** A creation with its id and an unused key. */
export interface Creation<Kind extends EntityKind> {
  readonly id: string
  readonly input: MutationInputOf<Kind, 'create' & MutationOf<Kind>>
  readonly key: IdempotencyKey | undefined
}

/** How a batch runs the mutations of a kind. */
export interface BatchKind<Kind extends EntityKind = EntityKind> {
  /** The router of the kind. An idempotency key belongs to the same request there and in a batch. */
  readonly path: string
  readonly run: { readonly [Op in MutationOf<Kind>]: Run<Kind, Op> }
  /** The locks of the existing rows that mutations change, in the order in which they are taken. */
  locks(user_id: string, mutations: readonly BatchMutation[]): Lock[]
  /** Makes consecutive creations one statement. Without it each of them runs alone. */
  readonly creations?: {
    /** Returns the created entities by id. */
    create(
      deps: Deps,
      actor: Actor,
      creations: readonly Creation<Kind>[],
    ): Promise<ReadonlyMap<string, EntityOf<Kind>>>
    /** Whether a creation can be part of the statement; the others run alone. */
    fits(input: Creation<Kind>['input']): boolean
    /** Returns the entity whose id a creation could not use, or throws the reason. */
    existing(deps: Deps, actor: Actor, creation: Creation<Kind>): Promise<EntityOf<Kind>>
  }
}

/** As much of a mutation as tells which rows it changes. */
export interface BatchMutation {
  readonly op: string
  readonly input: { readonly id?: string | undefined }
}

/** Returns the ids of the rows that mutations with one of these names change, each once. */
export function idsOf(mutations: readonly BatchMutation[], ops: readonly string[]): string[] {
  const ids = mutations.flatMap(({ op, input }) =>
    ops.includes(op) ? (parseUuid(input.id ?? '') ?? []) : [],
  )
  return [...new Set(ids)]
}

/** The kinds that a batch takes, in the order in which it locks their rows. */
export type BatchKinds = { readonly [Kind in EntityKind]?: BatchKind<Kind> }
