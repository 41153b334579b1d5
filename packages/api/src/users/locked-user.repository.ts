import { statement, type Db } from '@taskwire/db'

const lockUser = statement({ user_id: 'uuid' }, { id: 'uuid' })`
select id from users where id = :user_id for update`

/**
 * Runs a change of an account's password, address or access in a transaction that locks the account's row. Sign-ins, new
 * tokens and new links lock the same row: each either commits before `work`, which sees it, or runs after `work` and sees its
 * changes. Without the lock a session that is opened during a reset would survive the reset.
 */
export async function withLockedUser<Result>(
  db: Db,
  user_id: string,
  work: (db: Db) => Promise<Result>,
): Promise<Result> {
  return db.transaction().execute(async (transaction) => {
    await lockUser(transaction, { user_id })
    return work(transaction)
  })
}
