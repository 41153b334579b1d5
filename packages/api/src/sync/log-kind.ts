import type { Declared, SqlFragment } from '@taskwire/db'
import type { EntityKind, EntityOf } from '@taskwire/domain'

/** Where the log finds the rows of a kind. */
export interface LogKind<Kind extends EntityKind = EntityKind> {
  /** A table with the columns of the log. */
  readonly table: SqlFragment
  /** The types of `columns`. Kinds that have a column of the same name have it in the same type. */
  readonly row: Declared
  /** The columns of an entity, each under the name of its table. */
  readonly columns: SqlFragment
  /** Takes an entity out of a row that may have more columns. */
  toEntity(row: object): EntityOf<Kind>
  /** The columns of `toEntity`, in its order. */
  readonly fields: readonly string[]
}

/** The kinds of a log. */
export type LogKinds = { readonly [Kind in EntityKind]: LogKind<Kind> }
