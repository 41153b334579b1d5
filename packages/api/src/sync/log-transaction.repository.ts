import { fragment, LIVE_EPOCH, statement, type Db, type SqlFragment } from '@taskwire/db'

/** Locks rows in a transaction. Without `isPatient` it fails with 55P03 when another transaction has locked one of them. */
export type Lock = (db: Db, isPatient: boolean) => Promise<unknown>

/**
 * Makes a lock of rows and tombstones by their ids. It takes them in the order of their ids, so that two transactions never
 * wait for each other.
 */
export function lockOf(table: SqlFragment): (user_id: string, ids: readonly string[]) => Lock {
  const present = fragment`select id from ${table} where user_id = :user_id and id = any(:ids::uuid[]) order by id`
  const params = { user_id: 'uuid', ids: 'uuid[]' } as const
  const wait = statement(params, { id: 'uuid' })`${present} for update`
  const now = statement(params, { id: 'uuid' })`${present} for update nowait`
  return (user_id, ids) => async (db, isPatient) =>
    ids.length > 0 && (await (isPatient ? wait : now)(db, { user_id, ids }))
}

/** Locks the user's counter: no other write takes a revision before the commit. */
export const lockLog = statement({ user_id: 'uuid' }, { epoch: 'text?' })`
select ${LIVE_EPOCH} as epoch from users where id = :user_id for no key update`
