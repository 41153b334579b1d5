import { LIVE_EPOCH, narrow, statement } from '@taskwire/db'
import type { Recurrence } from '@taskwire/domain'

const shown = { created_at: 'timestamptz', last_read_at: 'timestamptz?' } as const

export const findFeedOf = statement({ user_id: 'uuid' }, shown)`
select created_at, last_read_at from calendar_feeds where user_id = :user_id`

/** Stores the feed of a user in place of an earlier one. */
export const upsertFeed = statement({ user_id: 'uuid', secret_hash: 'bytea', now: 'timestamptz' })`
insert into calendar_feeds (user_id, secret_hash, created_at)
values (:user_id, :secret_hash, :now)
on conflict (user_id) do update set secret_hash = excluded.secret_hash, created_at = excluded.created_at, last_read_at = null`

/** Returns no row when the user has no feed. */
export const deleteFeed = statement({ user_id: 'uuid' }, { user_id: 'uuid' })`
delete from calendar_feeds where user_id = :user_id returning user_id`

/** Finds the feed of an active user with the place of its log. */
export const findFeed = statement(
  { secret_hash: 'bytea' },
  { user_id: 'uuid', last_read_at: 'timestamptz?', epoch: 'text?', revision: 'bigint' },
)`
select calendar_feeds.user_id, last_read_at, ${LIVE_EPOCH} as epoch, users.revision
from calendar_feeds join users on users.id = calendar_feeds.user_id
where secret_hash = :secret_hash and users.deactivated_at is null`

/** Stores the instant of a read, unless one after `before` is stored already. */
export const touchFeed = statement({ user_id: 'uuid', now: 'timestamptz', before: 'timestamptz' })`
update calendar_feeds set last_read_at = :now
where user_id = :user_id and (last_read_at is null or last_read_at <= :before)`

/** The names of a user's lists and labels. */
export const listNames = statement({ user_id: 'uuid' }, { id: 'uuid', name: 'text' })`
select id, title as name from lists where user_id = :user_id and deleted_at is null
union all
select id, name from labels where user_id = :user_id and deleted_at is null`

/** The time zones of open repeating tasks with a time, and the year of the first due date in each. */
export const listZones = statement({ user_id: 'uuid' }, { time_zone: 'text', year: 'integer' })`
select recurrence ->> 'time_zone' as time_zone, extract(year from min(due_at))::integer as year
from tasks
where user_id = :user_id and deleted_at is null and status <> 'completed' and recurrence is not null
  and length(recurrence ->> 'start') > 10
group by 1
order by 1`

/** A page of the open tasks with a due date, earliest first. */
export const listDue = statement(
  { user_id: 'uuid', after_due: 'timestamptz', after_id: 'uuid', limit: 'bigint' },
  {
    id: 'uuid',
    title: 'text',
    description: 'text?',
    status: 'task_status',
    priority: 'task_priority',
    due_date: 'text',
    due_at: 'timestamptz',
    list_id: 'uuid?',
    parent_id: 'uuid?',
    label_ids: 'uuid[]',
    recurrence: narrow<Recurrence | null>('jsonb?'),
    created_at: 'timestamptz',
    updated_at: 'timestamptz',
  },
)`
select id, title, description, status, priority, due_date, due_at, list_id, parent_id, label_ids, recurrence, created_at, updated_at
from tasks
where user_id = :user_id and deleted_at is null and status <> 'completed' and due_date is not null
  and (coalesce(due_at, 'infinity'), id) > (:after_due::timestamptz, :after_id::uuid)
order by coalesce(due_at, 'infinity'), id
limit :limit`
