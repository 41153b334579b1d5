import { fragment, narrow, rows, statement, type ParamsOf, type Statement } from '@taskwire/db'
import type { EntityKind } from '@taskwire/domain'
import { logKinds } from '../../kinds.ts'
import type { ExportedEvent, ExportedSession, ExportedWebhook } from './export.schema.ts'

/** Rows in the order of their ids. `after` is the id of the last row of the page before. */
const pageParams = { user_id: 'uuid', after: 'uuid?', limit: 'bigint' } as const

const page = fragment`and (:after::uuid is null or id > :after)
order by id limit :limit`

const session = {
  id: 'uuid',
  door: 'text',
  user_agent: 'text?',
  created_at: 'timestamptz',
  last_used_at: 'timestamptz',
  expires_at: 'timestamptz',
  revoked_at: 'timestamptz?',
} as const satisfies Record<keyof ExportedSession, string>

export const readSessionPage = statement(pageParams, session)`
select id, contract as door, user_agent, created_at, last_used_at, expires_at, revoked_at from sessions
where user_id = :user_id ${page}`

export const readEventPage = statement(pageParams, {
  id: 'uuid',
  type: narrow<ExportedEvent['type']>('text'),
  session_id: 'uuid?',
  ip: 'text?',
  user_agent: 'text?',
  about: 'text?',
  created_at: 'timestamptz',
})`
select id, type, session_id, ip, user_agent, about, created_at from account_events
where user_id = :user_id ${page}`

/** Without the secrets. */
export const readWebhookPage = statement(pageParams, {
  id: 'uuid',
  url: 'text',
  kinds: narrow<ExportedWebhook['kinds']>('text[]'),
  status: narrow<ExportedWebhook['status']>('text'),
  reason: narrow<ExportedWebhook['reason']>('text?'),
  cursor: 'text',
  failing_since: 'timestamptz?',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
})`
select id, url, kinds, status, reason, cursor, failing_since, created_at, updated_at from webhooks
where user_id = :user_id ${page}`

/** For each kind of the log, the statement that reads its living rows. */
export const readEntityPages = Object.fromEntries(
  Object.entries(logKinds).map(([kind, { table, columns, row }]) => [
    kind,
    statement(pageParams, rows<{ id: string }>(row as unknown as { id: 'uuid' }))`
select ${columns} from ${table}
where user_id = :user_id and deleted_at is null ${page}`,
  ]),
) as Readonly<Record<EntityKind, Statement<ParamsOf<typeof pageParams>, { id: string }>>>
