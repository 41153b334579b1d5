import { CompiledQuery, type Kysely } from 'kysely'
import { compileNamed } from './named-parameters.ts'
import { runnerOf } from './single-statements.ts'
import type { Declared, ParamsOf, RowOf } from './sql-types.ts'
import type { Tables } from './tables/index.ts'
import type { TextRow } from './text-rows.ts'

type Db = Kysely<Tables>

declare const isFragment: unique symbol

/** Part of a statement's text. Only `fragment` makes one, so no text from outside gets into a statement. */
export type SqlFragment = string & { readonly [isFragment]: true }

type SqlTag<Result> = (texts: TemplateStringsArray, ...parts: readonly (SqlFragment | number)[]) => Result

/** Writes a part that several statements share. Its `:names` are parameters of each statement that uses it. */
export const fragment: SqlTag<SqlFragment> = (texts, ...parts) => String.raw(texts, ...parts) as SqlFragment

/** Returns a name of the schema, or a word, as a part of a statement. Throws for anything but lower-case letters, digits and `_`. */
export function identifier(name: string): SqlFragment {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new Error(`${name} is no plain identifier`)
  return name as SqlFragment
}

/** A statement that was written by hand. A call runs it under a name, so that PostgreSQL plans it once per connection. */
export interface Statement<Params, Row> {
  (db: Db, params: Params): Promise<Row[]>
  /** The text with `$1 …` in the order of the declared parameters. */
  readonly text: string
  /** The text as it was written, with `:names`. */
  readonly source: SqlFragment
  readonly params: Declared
  readonly columns: Declared
  /**
   * Runs the statement outside of transactions and returns its rows as texts, for readers that write JSON. Its columns must be declared
   * in the order of its text.
   */
  texts(db: Db, params: Params): Promise<TextRow[]>
}

/** The texts that PostgreSQL plans at each call. */
const plannedEachTime = new Set<string>()

/** Tells whether PostgreSQL plans a statement for the values of each call, instead of once per connection. */
export const isPlannedEachTime = (text: string): boolean => plannedEachTime.has(text)

/**
 * Returns a statement that PostgreSQL plans for the values of each call. Pays where the values decide which index is best:
 * planning takes some 0.2 ms, the wrong index hundreds.
 */
export function plannedForValues<Made extends { readonly text: string }>(plain: Made): Made {
  plannedEachTime.add(plain.text)
  return plain
}

/** Every statement of this process. A test checks them against a migrated database. */
export const statements: Statement<never, unknown>[] = []

/**
 * Declares a statement: the types of its parameters, the types of the columns that it returns, and its text. Throws when the
 * text and the declared parameters differ.
 *
 * ```ts
 * const findTitle = statement({ user_id: 'uuid', id: 'uuid' }, { title: 'text' })`
 * select title from tasks where user_id = :user_id and id = :id`
 *
 * const [task] = await findTitle(db, { user_id, id })
 * ```
 */
export function statement<const Params extends Declared, const Columns extends Declared = {}>(
  params: Params,
  columns?: Columns,
): SqlTag<Statement<ParamsOf<Params>, RowOf<Columns>>> {
  return (texts, ...parts) => {
    const source = fragment(texts, ...parts).trim() as SqlFragment
    const names = Object.keys(params)
    const text = compileNamed(source, names)
    const ordered = (values: Values | void) => (values ? names.map((name) => values[name]) : [])
    const run = async (db: Db, values: Values | void): Promise<RowOf<Columns>[]> => {
      const direct = runnerOf(db)
      if (direct !== undefined) return (await direct(text, ordered(values))).rows as RowOf<Columns>[]
      const { rows } = await db.executeQuery<RowOf<Columns>>(CompiledQuery.raw(text, ordered(values)))
      return rows
    }
    const expected = Object.keys(columns ?? {}).join()
    const readTexts = async (db: Db, values: Values | void): Promise<TextRow[]> => {
      const direct = runnerOf(db)
      if (direct === undefined) throw new Error('A transaction returns no texts')
      const { rows, fields } = await direct(text, ordered(values), 'texts')
      const found = fields.map(({ name }) => name).join()
      if (found !== expected) throw new Error(`A statement declares ${expected}, but returns ${found}`)
      return rows as TextRow[]
    }
    const made = Object.assign(run, { text, source, params, columns: columns ?? {}, texts: readTexts })
    statements.push(made)
    return made
  }
}

type Values = Readonly<Record<string, unknown>>
