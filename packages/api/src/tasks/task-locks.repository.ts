import { fragment } from '@taskwire/db'
import { lockOf, noLock, type Lock } from '../sync/log-transaction.repository.ts'
import { placeColumn } from './task.row.ts'

/** Tasks by their ids, and the parents, the subtasks, and the tombstones that went along with some of them. */
const families = fragment`
select id from tasks
where user_id = :user_id and id in (
  select unnest(:ids::uuid[])
  union all
  select parent_id from tasks where user_id = :user_id and id = any(:relatives_of::uuid[])
  union all
  select id from tasks where user_id = :user_id and ${placeColumn} = any(:relatives_of) and parent_id is not null and deleted_at is null
  union all
  select id from tasks where user_id = :user_id and deleted_with = any(:relatives_of)
)`

const lockFamilies = lockOf({ user_id: 'uuid', ids: 'uuid[]', relatives_of: 'uuid[]' }, families)

/** Locks tasks and tombstones by their ids, and for `relatives_of` also the tasks that a cascade changes. */
export function lockTasks(user_id: string, ids: readonly string[], relatives_of: readonly string[]): Lock {
  return ids.length === 0 ? noLock : lockFamilies({ user_id, ids, relatives_of })
}
