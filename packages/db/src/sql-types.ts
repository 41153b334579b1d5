import type { EntityColor, TaskPriority, TaskStatus, UserRole } from '@taskwire/domain'

/** The types of PostgreSQL that statements declare, and their values in TypeScript. */
interface SqlValues {
  uuid: string
  text: string
  /** ISO text. */
  timestamptz: string
  boolean: boolean
  smallint: number
  integer: number
  bigint: number
  bytea: Buffer
  json: unknown
  jsonb: unknown
  task_status: TaskStatus
  task_priority: TaskPriority
  user_role: UserRole
  entity_color: EntityColor
}

type NotNull = keyof SqlValues | `${keyof SqlValues}[]`

/** A type of PostgreSQL; `?` at the end allows null. */
export type SqlType = NotNull | `${NotNull}?`

declare const narrowed: unique symbol

/** Declares values that are narrower than their type in PostgreSQL: `narrow<LinkPurpose>('text')`. */
export function narrow<Value>(type: SqlType): Narrowed<Value> {
  return type as Narrowed<Value>
}

/** A type of PostgreSQL with narrower values. */
export type Narrowed<Value> = SqlType & { readonly [narrowed]: Value }

/** The parameters or columns of a statement by name. */
export type Declared = Readonly<Record<string, SqlType>>

type ValueOf<Type> = Type extends { readonly [narrowed]: infer Value }
  ? Value
  : Type extends `${infer Base}?`
    ? ValueOf<Base> | null
    : Type extends `${infer Item}[]`
      ? readonly ValueOf<Item>[]
      : Type extends keyof SqlValues
        ? SqlValues[Type]
        : never

/** The object that a statement is called with; nothing where it declares no parameters. */
export type ParamsOf<Params extends Declared> = keyof Params extends never
  ? void
  : { readonly [Name in keyof Params]: ValueOf<Params[Name]> }

/** Declares rows whose columns depend on each other: `rows<Found | Missing>({ … })` names every column of the union. */
export function rows<Row>(columns: Record<Row extends unknown ? keyof Row : never, SqlType>): Rows<Row> {
  return columns as Rows<Row>
}

/** The columns of rows that depend on each other. */
export type Rows<Row> = Declared & { readonly [narrowed]: Row }

/** A row that a statement returns. */
export type RowOf<Columns extends Declared> = Columns extends { readonly [narrowed]: infer Row }
  ? Row
  : { -readonly [Name in keyof Columns]: ValueOf<Columns[Name]> }
