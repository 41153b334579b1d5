import { fragment, narrow, statement } from '@taskwire/db'
import type { AccountEventType } from '@taskwire/domain'
import { purgeOf } from '../purge.repository.ts'

const event = {
  id: 'uuid',
  type: narrow<AccountEventType>('text'),
  session_id: 'uuid?',
  ip: 'text?',
  user_agent: 'text?',
  about: 'text?',
  created_at: 'timestamptz',
} as const

export const insertEvent = statement({ user_id: 'uuid', ...event })`
insert into account_events (user_id, id, type, session_id, ip, user_agent, about, created_at)
values (:user_id, :id, :type, :session_id, :ip, :user_agent, :about, :created_at)`

/**
 * A user's events, newest first; only those before the event `before` unless it is null. Ids are made in the order of time.
 * Compares with the highest id instead of testing for null, so that a later page starts inside the index.
 */
export const listEvents = statement({ user_id: 'uuid', before: 'uuid?', limit: 'bigint' }, event)`
select id, type, session_id, ip, user_agent, about, created_at
from account_events
where user_id = :user_id and id < coalesce(:before, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid)
order by id desc
limit :limit`

export const purgeEvents = purgeOf(fragment`account_events`, fragment`created_at`)
