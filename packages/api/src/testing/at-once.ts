import type { Db } from '@taskwire/db'
import type { Actor } from '@taskwire/domain'
import { sql } from 'kysely'
import { vi } from 'vitest'

/**
 * Runs concurrent writes of one user: none proceeds before all of them wait for a lock. At most eight, so that each has a
 * connection of the pool. With `inTurn` each starts when the previous one waits, so that they get the lock in this order.
 */
export async function atOnce<Answer>(
  db: Db,
  { user_id }: Actor,
  writes: (() => Promise<Answer>)[],
  { inTurn = false } = {},
): Promise<PromiseSettledResult<Answer>[]> {
  // Open the connections first: the writes must meet within a time limit.
  await Promise.all(writes.map(() => sql`select pg_sleep(0.02)`.execute(db)))
  const { answers } = await db.transaction().execute(async (holder) => {
    await holder.selectFrom('users').select('id').where('id', '=', user_id).forUpdate().execute()
    const begun: Promise<Answer>[] = []
    for (const write of writes) {
      const answer = write()
      answer.catch(() => {}) // reported with the others at the end
      begun.push(answer)
      if (inTurn || begun.length === writes.length)
        await vi.waitUntil(async () => (await waiting(db)) === begun.length, {
          interval: 10,
          timeout: 8_000, // before the statements that wait reach their own limit
        })
    }
    // Not awaited here: the writes wait for the end of this transaction.
    return { answers: Promise.allSettled(begun) }
  })
  return answers
}

async function waiting(db: Db): Promise<number | undefined> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
  return rows[0]?.count
}
