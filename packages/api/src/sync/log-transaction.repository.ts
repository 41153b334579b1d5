import { fragment, LIVE_EPOCH, statement } from '@taskwire/db'

const present = fragment`select id from tasks where user_id = :user_id and id = any(:ids::uuid[]) order by id`

/** Locks tasks and tombstones in the order of their ids, so that two transactions never wait for each other. */
export const lockTasks = statement({ user_id: 'uuid', ids: 'uuid[]' }, { id: 'uuid' })`
${present} for update`

/** The same without waiting: fails with 55P03 when another transaction has locked one of them. */
export const lockTasksNow = statement({ user_id: 'uuid', ids: 'uuid[]' }, { id: 'uuid' })`
${present} for update nowait`

/** Locks the user's counter: no other write takes a revision before the commit. */
export const lockLog = statement({ user_id: 'uuid' }, { epoch: 'text?' })`
select ${LIVE_EPOCH} as epoch from users where id = :user_id for no key update`
