import {
  fragment,
  LIVE_EPOCH,
  statement,
  type Db,
  type Declared,
  type ParamsOf,
  type SqlFragment,
} from '@taskwire/db'

/** Locks rows in a transaction. Without `isPatient` it fails with 55P03 when another transaction has locked one of them. */
export type Lock = (db: Db, isPatient: boolean) => Promise<unknown>

/**
 * Makes a lock of the rows whose ids a select returns. It takes them in the order of their ids, so that two transactions never
 * wait for each other.
 */
export function lockOf<const Params extends Declared>(
  params: Params,
  present: SqlFragment,
): (values: ParamsOf<Params>) => Lock {
  const wait = statement(params, { id: 'uuid' })`${present} order by id for update`
  const now = statement(params, { id: 'uuid' })`${present} order by id for update nowait`
  return (values) => (db, isPatient) => (isPatient ? wait : now)(db, values)
}

/** Locks nothing. */
export const noLock: Lock = () => Promise.resolve()

/** Makes a lock of rows and tombstones of a table by their ids. */
export function lockByIds(table: SqlFragment): (user_id: string, ids: readonly string[]) => Lock {
  const lock = lockOf(
    { user_id: 'uuid', ids: 'uuid[]' },
    fragment`select id from ${table} where user_id = :user_id and id = any(:ids::uuid[])`,
  )
  return (user_id, ids) => (ids.length === 0 ? noLock : lock({ user_id, ids }))
}

/** Locks the user's counter: no other write takes a revision before the commit. */
export const lockLog = statement({ user_id: 'uuid' }, { epoch: 'text?' })`
select ${LIVE_EPOCH} as epoch from users where id = :user_id for no key update`
