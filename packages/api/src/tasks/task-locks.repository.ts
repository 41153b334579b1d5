import { fragment, statement } from '@taskwire/db'
import type { Lock } from '../sync/log-transaction.repository.ts'
import { placeColumn } from './task.row.ts'

const params = { user_id: 'uuid', ids: 'uuid[]', relatives_of: 'uuid[]' } as const

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
)
order by id`

const lockWaiting = statement(params, { id: 'uuid' })`${families} for update`
const lockNow = statement(params, { id: 'uuid' })`${families} for update nowait`

/** Locks tasks and tombstones by their ids, and for `relatives_of` also the tasks that a cascade changes. */
export function lockTasks(user_id: string, ids: readonly string[], relatives_of: readonly string[]): Lock {
  return async (db, isPatient) =>
    ids.length > 0 && (await (isPatient ? lockWaiting : lockNow)(db, { user_id, ids, relatives_of }))
}
