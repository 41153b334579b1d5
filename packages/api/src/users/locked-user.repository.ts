import { statement, type Db } from '@taskwire/db'

const lockUser = statement<[user_id: string], { id: string }>(`
select id from users where id = $1 for update`)

/**
 * Runs a change of an account's password, address or access in a transaction that holds the account's row. Sign-ins, new
 * tokens and new links lock the same row: each is either committed before, and `work` sees it, or runs after, and sees what
 * `work` did. Without the lock a session that is opened during a reset would survive the reset.
 */
export async function withLockedUser<Result>(
  db: Db,
  user_id: string,
  work: (db: Db) => Promise<Result>,
): Promise<Result> {
  return db.transaction().execute(async (transaction) => {
    await lockUser(transaction, user_id)
    return work(transaction)
  })
}
