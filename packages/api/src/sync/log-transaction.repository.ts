import { LIVE_EPOCH, statement } from '@taskwire/db'

const present = 'select id from tasks where user_id = $1 and id = any($2::uuid[]) order by id'

/** Locks tasks and tombstones, each in its turn, so that two transactions never wait for each other. */
export const lockTasks = statement<[user_id: string, ids: string[]], { id: string }>(`
${present} for update`)

/** The same without waiting: fails with 55P03 when somebody else holds one of them. */
export const lockTasksNow = statement<[user_id: string, ids: string[]], { id: string }>(`
${present} for update nowait`)

/** Locks the user's counter: no other write takes a revision before the commit. */
export const lockLog = statement<[user_id: string], { epoch: string | null }>(`
select ${LIVE_EPOCH} as epoch from users where id = $1 for no key update`)
