// Free of zod: the published client bundles the rules and not the schemas.

/** What is known of an entity: it lives, or it was deleted and can come back, or neither. */
export interface EntityState<Row> {
  readonly living: Row | null
  /** The entity as it was last seen alive. Null while it lives, and when it was never seen. */
  readonly lastLiving: Row | null
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

/** The names of the fields of a row that are texts. */
export type TextField<Row> = {
  [Field in keyof Row]: Row[Field] extends string | null ? Field : never
}[keyof Row]

/** The pure rules of a kind. */
export interface EntityRules<Row, Inputs> {
  /** Texts under conflict detection: an edit never overwrites an edit that its author has not seen. */
  readonly texts: readonly TextField<Row>[]
  /** The order of rows that were asked for in no other order. It never returns 0 for two rows. */
  readonly order: (one: Row, other: Row) => number
  /** What each mutation makes of a row. */
  readonly reducers: { readonly [Name in keyof Inputs]: Reducer<Row, Inputs[Name]> }
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

/** The state after a deletion. */
export function removed<Row>({ living, lastLiving }: EntityState<Row>): EntityState<Row> {
  return { living: null, lastLiving: living ?? lastLiving }
}

/** The state after a deleted row was restored. */
export function restored<Row>({ living, lastLiving }: EntityState<Row>): EntityState<Row> {
  return { living: living ?? lastLiving, lastLiving: null }
}
