import { statement } from '@taskwire/db'
import type { LabelledTask } from '@taskwire/domain'
import { taskColumns } from '../../sync/task-row.ts'
import type { ExportedEvent, ExportedSession } from './export.schema.ts'

/** Rows in the order of their ids: the page after one starts behind its last. */
type PageParams = [user_id: string, after: string | null, limit: number]

const page = `and ($2::uuid is null or id > $2)
order by id limit $3`

export const readSessionPage = statement<PageParams, ExportedSession>(`
select id, contract as door, user_agent, created_at, last_used_at, expires_at, revoked_at from sessions
where user_id = $1 ${page}`)

export const readEventPage = statement<PageParams, ExportedEvent>(`
select id, type, session_id, ip, user_agent, created_at from account_events
where user_id = $1 ${page}`)

export const readTaskPage = statement<PageParams, LabelledTask>(`
select ${taskColumns} from tasks
where user_id = $1 and deleted_at is null ${page}`)
