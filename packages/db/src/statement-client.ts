import type { PostgresPoolClient } from 'kysely'

/** The form of the rows of a result: objects with values of JavaScript when omitted, or arrays with the texts that PostgreSQL sent. */
export type RowForm = 'texts'

/** The part of pg's result that statements use. */
export interface StatementResult {
  readonly rows: unknown[]
  readonly fields: readonly { readonly name: string }[]
}

/** A client whose queries may return rows as texts. */
export type NamingClient = Omit<PostgresPoolClient, 'query'> & {
  query(text: string, values?: readonly unknown[], form?: RowForm): Promise<StatementResult>
}

/** A pool of such clients. */
export interface NamingPool {
  connect(): Promise<NamingClient>
}
