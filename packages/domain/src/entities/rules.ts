import type { EntityKey, EntityKind, EntityOf } from './rows.ts'

// Free of zod: the published client bundles the rules and not the schemas.

/** What is known of an entity: it lives, or it was deleted and can come back, or neither. */
export interface EntityState<Row> {
  readonly living: Row | null
  /** The entity as it was last seen alive. Null while it lives, and when it was never seen. */
  readonly lastLiving: Row | null
  /** The revision that the server confirmed; missing in a state that a queued mutation produced. */
  readonly revision?: number
  /** The id of the row whose queued deletion took this one along. */
  readonly deletedWith?: string
}

/** Who made a mutation, and when. */
export interface MutationContext {
  readonly user_id: string
  readonly at: string
}

/** The state of an entity after a mutation that the server has not answered yet, by the server's rules. */
export type Reducer<Row, Input> = (
  state: EntityState<Row>,
  input: Input,
  context: MutationContext,
) => EntityState<Row>

/** A change that a mutation makes to a row besides its own: a mutation of that row's kind, which is folded and never sent. */
export interface Effect {
  readonly kind: EntityKind
  readonly name: string
  readonly input: { readonly id: string }
}

/** Reads what the author of a mutation sees. */
export interface EntityReader {
  /** Returns the state of a row; a state without any row for an unknown id. */
  read<Kind extends EntityKind>(kind: Kind, id: string): EntityState<EntityOf<Kind>>
  /** Returns the rows of `kind`, living and deleted, whose `references` contain `key`. */
  referring<Kind extends EntityKind>(kind: Kind, key: EntityKey): readonly FoundRow<EntityOf<Kind>>[]
}

export interface FoundRow<Row> {
  readonly id: string
  readonly state: EntityState<Row>
}

/** The names of the fields of a row that are texts. */
export type TextField<Row> = {
  [Field in keyof Row]: Row[Field] extends string | null ? Field : never
}[keyof Row]

/**
 * The pure rules of a kind. Mutations named `create`, `update` and `delete` mean the same in every kind: the first makes a row with
 * the `id` of its input, the second changes fields of a row, the third makes it a tombstone.
 */
export interface EntityRules<Row, Inputs> {
  /** Texts under conflict detection: an edit never overwrites an edit that its author has not seen. */
  readonly texts: readonly TextField<Row>[]
  /** Those texts that the server trims. */
  readonly trimmed: readonly TextField<Row>[]
  /** The order of rows that were asked for in no other order. It never returns 0 for two rows. */
  readonly order: (one: Row, other: Row) => number
  /** The code of the error for an id without a row. */
  readonly notFound: string
  /** The values of fields that a row stored by an older client lacks. */
  readonly defaults?: Partial<Row>
  /** The keys of the rows that a row names, such as the list of a task. */
  readonly references?: (row: Row) => readonly EntityKey[]
  /** What each mutation makes of a row. */
  readonly reducers: { readonly [Name in keyof Inputs]: Reducer<Row, Inputs[Name]> }
  /** The effects of a mutation on other rows, computed when it is queued (`at`), from what its author sees. */
  readonly effects?: {
    readonly [Name in keyof Inputs]?: (
      input: Inputs[Name],
      reader: EntityReader,
      at: string,
    ) => readonly Effect[]
  }
  /** Conditions that a mutation gets when it is queued, from what its author sees. */
  readonly conditions?: {
    readonly [Name in keyof Inputs]?: (input: Inputs[Name], reader: EntityReader) => object
  }
  /** The id of the row that has taken the place of this one, such as the next one of a repeating task. */
  readonly successor?: (row: Row) => string | null
}

/** The state after a creation. An entity that exists or was deleted stays as it is. */
export function created<Row>(state: EntityState<Row>, make: () => Row): EntityState<Row> {
  const isNew = state.living === null && state.lastLiving === null
  return isNew ? { living: make(), lastLiving: null } : state
}

/** The state after an edit, which changes only a living entity. */
export function edited<Row>(state: EntityState<Row>, edit: (row: Row) => Row): EntityState<Row> {
  return state.living === null ? state : { living: edit(state.living), lastLiving: null }
}

/** The state after a deletion. As an effect, the input names the row whose deletion took this one along (`deletedWith`). */
export function removed<Row>({ living, lastLiving }: EntityState<Row>, input: object): EntityState<Row> {
  const { deletedWith } = input as { readonly deletedWith?: string }
  return {
    living: null,
    lastLiving: living ?? lastLiving,
    ...(deletedWith !== undefined && { deletedWith }),
  }
}

/** The state after a deleted row was restored. */
export function restored<Row>({ living, lastLiving }: EntityState<Row>): EntityState<Row> {
  return { living: living ?? lastLiving, lastLiving: null }
}

/**
 * Returns those of `candidates` that went with the deletion of a row. A queued deletion marked them. In the log a deletion and the
 * rows that it took along have consecutive revisions, the deletion last. Rows that this replica can't tell are left out; the log
 * delivers their restoration.
 */
export function takenAlong<Row>(
  main: { readonly id: string; readonly state: EntityState<unknown> },
  candidates: readonly FoundRow<Row>[],
): FoundRow<Row>[] {
  const deleted = candidates.filter(({ state }) => state.living === null)
  const marked = deleted.filter(({ state }) => state.deletedWith === main.id)
  const byRevision = new Map(deleted.map((row) => [row.state.revision, row]))
  for (let revision = (main.state.revision ?? 0) - 1; revision > 0; revision--) {
    const row = byRevision.get(revision)
    if (row === undefined) break
    marked.push(row)
  }
  return marked
}
