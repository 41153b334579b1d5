import { sql, type Kysely } from 'kysely'

/**
 * Makes the numbers of new users and tasks random, because a sequence reveals how many there are. Existing numbers stay.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['users', 'tasks'])
    await sql
      .raw(
        `alter table ${table}
    alter column number drop identity,
    alter column number set default ${randomNumber}`,
      )
      .execute(db)
}

/**
 * 1 to 2^53 − 1, from the last 56 bits of a random uuid, which PostgreSQL takes from a cryptographic generator. Later values
 * of `random()` can be computed from earlier ones.
 */
const randomNumber = `('x' || right(replace(gen_random_uuid()::text, '-', ''), 14))::bit(56)::bigint % 9007199254740991 + 1`
