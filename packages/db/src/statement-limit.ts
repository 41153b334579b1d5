import { sql, type Kysely } from 'kysely'

/** Whether and for whom statements have a time limit. */
export interface StatementLimit {
  /** True when PostgreSQL itself cancels a statement that runs too long. */
  readonly inForce: boolean
  /** The role that statements run as, quoted for use in SQL. */
  readonly role: string
}

/** Reads whether statements have a time limit. Behind a pooler only the settings of the role can set one. */
export async function readStatementLimit<T>(db: Kysely<T>): Promise<StatementLimit> {
  const { rows } = await sql<StatementLimit>`
    select current_setting('statement_timeout') <> '0' as "inForce", quote_ident(current_user) as role`.execute(
    db,
  )
  const [row] = rows
  if (row === undefined) throw new Error('The database returned no statement limit')
  return row
}
