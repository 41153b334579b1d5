import { rulesOf, type EntityMutations, type entityRules } from '../entities/entity-rules.ts'
import type { Effect } from '../entities/rules.ts'
import { entityKey, type Entity, type EntityKey, type EntityKind, type EntityRows } from '../entities/rows.ts'

/** The inputs of a kind's mutations. */
export type MutationInputs<Kind extends EntityKind> = EntityMutations[Kind]

/** The names of a kind's mutations. */
export type MutationName<Kind extends EntityKind> = keyof EntityMutations[Kind] & string

type TextName = { [Kind in EntityKind]: (typeof entityRules)[Kind]['texts'][number] }[EntityKind]

type TextOf<Field> = {
  [Kind in EntityKind]: Field extends keyof EntityRows[Kind] ? EntityRows[Kind][Field] : never
}[EntityKind]

/** Texts of a row. When two clients change the same text, the later edit is a conflict and overwrites nothing. */
export type Texts = { readonly [Field in TextName]?: TextOf<Field> }

interface QueuedMutation<Kind extends EntityKind, Name extends MutationName<Kind>> {
  /** Idempotency key: the server executes the mutation once, however often it receives it. */
  readonly op_id: string
  readonly kind: Kind
  readonly name: Name
  readonly input: EntityMutations[Kind][Name]
  /** The instant at which the user made the change. */
  readonly at: string
  /** Position in the outbox; missing until the mutation is stored. */
  order?: number
  /** The user who made the change; only in storages that do not record their owner. */
  readonly owner?: string
  /** The texts that the user saw and the edit replaces. */
  readonly seen?: Texts
  /** The epoch that `base_revision` belongs to; missing in mutations that an older client stored. */
  readonly epoch?: string
  /** The changes to other rows that come with this one. They are shown and not sent: the server computes its own. */
  readonly effects?: readonly Effect[]
}

/** A change to one row, queued until the server acknowledges or rejects it. */
export type Mutation<Kind extends EntityKind = EntityKind> = {
  [Each in Kind]: { [Name in MutationName<Each>]: QueuedMutation<Each, Name> }[MutationName<Each>]
}[Kind]

/** The key of the row that a mutation changes. */
export function keyOf({ kind, input }: Pick<Mutation, 'kind' | 'input'>): EntityKey {
  return entityKey(kind, input.id)
}

/** The keys of all rows that a mutation changes. */
export function keysOf(mutation: Mutation): EntityKey[] {
  return [keyOf(mutation), ...(mutation.effects ?? []).map(({ kind, input }) => entityKey(kind, input.id))]
}

type Fields = Readonly<Record<string, string | null | undefined>>

function textNames(kind: EntityKind): readonly string[] {
  return rulesOf(kind)?.texts ?? []
}

/** Returns the texts that a mutation overwrites; undefined when it overwrites none. */
export function textsOf({ kind, name, input }: Mutation): Texts | undefined {
  if (name !== 'update') return undefined
  const fields = input as unknown as Fields
  const names = textNames(kind).filter((field) => fields[field] !== undefined)
  return names.length === 0 ? undefined : Object.fromEntries(names.map((field) => [field, fields[field]]))
}

/** Returns a mutation whose texts are trimmed as the server trims them, so that later edits are compared with the stored text. */
export function trimmed(mutation: Mutation): Mutation {
  const input: Record<string, unknown> = { ...mutation.input }
  for (const field of rulesOf(mutation.kind)?.trimmed ?? []) {
    const text = input[field]
    if (typeof text === 'string') input[field] = text.trim()
  }
  return withInput(mutation, input)
}

/** Returns a mutation with other input fields. */
export function withInput(mutation: Mutation, input: object): Mutation {
  return { ...mutation, input } as Mutation
}

/**
 * Splits an edit into its texts and its other fields. Returns undefined when it has only texts, or when `expected_revision` makes the
 * whole edit conditional.
 */
export function splitTexts(mutation: Mutation): { texts: Mutation; rest: Mutation } | undefined {
  const texts = textsOf(mutation)
  if (mutation.name !== 'update' || texts === undefined) return undefined
  const { id, base_revision, expected_revision, ...fields } = mutation.input
  if (expected_revision !== undefined) return undefined
  const rest = Object.entries(fields).filter(([field, value]) => !(field in texts) && value !== undefined)
  if (rest.length === 0) return undefined
  const { seen: _, epoch: __, ...others } = mutation
  const { effects: ___, ...alone } = mutation
  return {
    texts: withInput({ ...alone, op_id: `${mutation.op_id}:texts` }, { id, ...texts, base_revision }),
    rest: withInput(others, { id, ...Object.fromEntries(rest) }),
  }
}

/** Returns those texts of a row that are also present in `like`. */
export function pickTexts(row: Entity, like: Texts): Texts {
  const fields = row as unknown as Fields
  return Object.fromEntries(Object.keys(like).map((field) => [field, fields[field]]))
}

/** Returns whether a row still has the texts that its editor saw. */
export function textsMatch(seen: Texts, row: Entity): boolean {
  const fields = row as unknown as Fields
  return Object.entries(seen).every(([field, text]) => text === fields[field])
}
