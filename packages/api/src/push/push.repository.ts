import { fragment, statement } from '@taskwire/db'

const shown = {
  id: 'uuid',
  endpoint: 'text',
  user_agent: 'text?',
  created_at: 'timestamptz',
  session_id: 'uuid',
} as const
const shownColumns = fragment`push_subscriptions.id, endpoint, push_subscriptions.user_agent, push_subscriptions.created_at, push_subscriptions.session_id`

/** Subscriptions whose session is alive. Nothing is sent to the others. */
export const liveSubscriptions = fragment`push_subscriptions
  join sessions on sessions.user_id = push_subscriptions.user_id and sessions.id = push_subscriptions.session_id
    and sessions.revoked_at is null and sessions.expires_at > :now::timestamptz`

/** Deletes the subscriptions of a user whose session has ended. */
export const deleteEndedSubscriptions = statement({ user_id: 'uuid', now: 'timestamptz' })`
delete from push_subscriptions
where user_id = :user_id and not exists (
  select from sessions
  where sessions.user_id = push_subscriptions.user_id and sessions.id = push_subscriptions.session_id
    and revoked_at is null and expires_at > :now::timestamptz)`

/**
 * Stores a subscription. A known endpoint moves to this account and session. Returns no row when the account has `max` others. The
 * caller must lock the user's row, so that the count includes subscriptions that are made at the same time.
 */
export const upsertSubscription = statement(
  {
    user_id: 'uuid',
    id: 'uuid',
    session_id: 'uuid',
    endpoint: 'text',
    endpoint_hash: 'bytea',
    p256dh: 'text',
    auth: 'text',
    user_agent: 'text?',
    now: 'timestamptz',
    max: 'bigint',
  },
  shown,
)`
insert into push_subscriptions (user_id, id, session_id, endpoint, endpoint_hash, p256dh, auth, user_agent, created_at)
select :user_id::uuid, :id::uuid, :session_id::uuid, :endpoint, :endpoint_hash::bytea, :p256dh, :auth, :user_agent::text, :now::timestamptz
where (select count(*) from push_subscriptions where user_id = :user_id and endpoint_hash <> :endpoint_hash) < :max
on conflict (endpoint_hash) do update
set user_id = excluded.user_id, session_id = excluded.session_id, endpoint = excluded.endpoint, p256dh = excluded.p256dh,
  auth = excluded.auth, user_agent = excluded.user_agent, created_at = excluded.created_at
returning ${shownColumns}`

/** Newest first. */
export const listSubscriptions = statement({ user_id: 'uuid', now: 'timestamptz' }, shown)`
select ${shownColumns} from ${liveSubscriptions}
where push_subscriptions.user_id = :user_id
order by push_subscriptions.created_at desc, push_subscriptions.id`

/** Returns no row when the user has no such subscription. */
export const deleteSubscription = statement({ user_id: 'uuid', id: 'uuid' }, { id: 'uuid' })`
delete from push_subscriptions where user_id = :user_id and id = :id returning id`

/** Returns no row when the user has no such subscription, or its session has ended. */
export const findSubscription = statement(
  { user_id: 'uuid', id: 'uuid', now: 'timestamptz' },
  { endpoint: 'text', endpoint_hash: 'bytea', p256dh: 'text', auth: 'text' },
)`
select endpoint, endpoint_hash, p256dh, auth
from ${liveSubscriptions}
where push_subscriptions.user_id = :user_id and push_subscriptions.id = :id`

/** Deletes a subscription that its push service has ended, unless the browser has renewed it meanwhile. */
export const deleteGone = statement({ id: 'uuid', endpoint_hash: 'bytea' })`
delete from push_subscriptions where id = :id and endpoint_hash = :endpoint_hash`

/** Reads what is needed to send a notification. Returns no row when the task is done or gone, or the browser signed out. */
export const findNotice = statement(
  { user_id: 'uuid', subscription_id: 'uuid', task_id: 'uuid', moment: 'timestamptz', now: 'timestamptz' },
  {
    endpoint: 'text',
    endpoint_hash: 'bytea',
    p256dh: 'text',
    auth: 'text',
    title: 'text',
    due_date: 'text?',
  },
)`
select endpoint, endpoint_hash, p256dh, auth, tasks.title, tasks.due_date
from ${liveSubscriptions}
join tasks on tasks.user_id = :user_id and tasks.id = :task_id and tasks.deleted_at is null and tasks.status <> 'completed'
join reminder_deliveries on reminder_deliveries.user_id = :user_id and reminder_deliveries.task_id = :task_id
  and reminder_deliveries.moment = :moment::timestamptz
where push_subscriptions.user_id = :user_id and push_subscriptions.id = :subscription_id`

/** Who subscribed a browser. Returns no row when the browser was unsubscribed or its session has ended. */
export const findSubscriber = statement(
  { user_id: 'uuid', subscription_id: 'uuid', now: 'timestamptz' },
  { session_id: 'uuid', user_number: 'bigint', role: 'user_role' },
)`
select push_subscriptions.session_id, users.number as user_number, users.role
from ${liveSubscriptions}
join users on users.id = :user_id and users.deactivated_at is null
where push_subscriptions.user_id = :user_id and push_subscriptions.id = :subscription_id`
