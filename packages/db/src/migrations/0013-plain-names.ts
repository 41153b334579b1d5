import { sql, type Kysely } from 'kysely'

/** Renames the table of idempotency keys and the column of a session's contract after what they contain. Keeps the rows. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `alter table operations rename to idempotency_keys`,
  `alter index operations_pkey rename to idempotency_keys_pkey`,
  `alter index operations_age rename to idempotency_keys_age`,
  `alter table idempotency_keys rename constraint operations_user_id_fkey to idempotency_keys_user_id_fkey`,
  `alter table sessions rename column door to contract`,
]
