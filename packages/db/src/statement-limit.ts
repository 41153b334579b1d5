import { sql, type Kysely } from 'kysely'

export interface StatementLimit {
  /** Whether PostgreSQL itself ends a statement that runs too long. */
  readonly inForce: boolean
  /** The role that statements run as, quoted for use in SQL. */
  readonly role: string
}

/** Reads whether statements have a time limit. Behind a pooler only the role's own settings can set one. */
export async function readStatementLimit<T>(db: Kysely<T>): Promise<StatementLimit> {
  const { rows } = await sql<StatementLimit>`
    select current_setting('statement_timeout') <> '0' as "inForce", quote_ident(current_user) as role`.execute(
    db,
  )
  const [row] = rows
  if (row === undefined) throw new Error('the database does not say what its limits are')
  return row
}
