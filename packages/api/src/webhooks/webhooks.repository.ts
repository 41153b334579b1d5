import { fragment, narrow, statement } from '@taskwire/db'
import type { EntityKind, Webhook, WebhookReason } from '@taskwire/domain'

const kinds = narrow<EntityKind[]>('text[]')
const status = narrow<Webhook['status']>('text')

/** A webhook as its owner sees it, and its revision. A claim is no attempt that the owner waits for. */
const shown = {
  id: 'uuid',
  url: 'text',
  kinds,
  status,
  reason: narrow<WebhookReason | null>('text?'),
  cursor: 'text',
  failing_since: 'timestamptz?',
  next_attempt_at: 'timestamptz?',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
} as const

const shownColumns = fragment`webhooks.id, webhooks.url, webhooks.kinds, webhooks.status, webhooks.reason, webhooks.cursor,
  webhooks.failing_since, case when webhooks.status = 'active' and webhooks.failures > 0 then webhooks.wake_at end as next_attempt_at,
  webhooks.created_at, webhooks.updated_at`

/** Stores a webhook. Returns no row when the account has `max`. The caller must lock the user's row with `withLockedUser`. */
export const insertWebhook = statement(
  {
    user_id: 'uuid',
    id: 'uuid',
    url: 'text',
    kinds,
    secret: 'text',
    cursor: 'text',
    revision: 'bigint',
    now: 'timestamptz',
    max: 'bigint',
  },
  shown,
)`
insert into webhooks (user_id, id, url, kinds, status, secret, cursor, revision, wake_at, created_at, updated_at)
select :user_id::uuid, :id::uuid, :url, :kinds::text[], 'active', :secret, :cursor, :revision::bigint, :now::timestamptz, :now, :now
where (select count(*) from webhooks where user_id = :user_id) < :max
returning ${shownColumns}`

/** Newest first. */
export const listWebhooks = statement({ user_id: 'uuid' }, shown)`
select ${shownColumns} from webhooks where user_id = :user_id order by id desc`

/** Returns no row when the user has no webhook of this id. */
export const deleteWebhook = statement({ user_id: 'uuid', id: 'uuid' }, { id: 'uuid' })`
delete from webhooks where user_id = :user_id and id = :id returning id`

/** What a request to the receiver of a webhook needs. */
export const findTarget = statement(
  { user_id: 'uuid', id: 'uuid' },
  { url: 'text', secret: 'text', previous_secret: 'text?', previous_until: 'timestamptz?' },
)`
select url, secret, previous_secret, previous_until from webhooks where user_id = :user_id and id = :id`

/** A delivery that is not due any more: its changes are read again. */
const withoutPending = fragment`dropped as (
  delete from webhook_deliveries
  using changed
  where webhook_id = changed.id and webhook_deliveries.status = 'pending' and changed.is_read_again
)`

/**
 * Changes a webhook; null leaves a field as it is. Another URL or `active` retries at once, and other kinds read the pending changes again.
 * Another URL, and the end of a pause, start the three days of retries again. A run that holds the webhook loses it when it would send
 * something else than before; else it records its result.
 */
export const updateWebhook = statement(
  {
    user_id: 'uuid',
    id: 'uuid',
    url: 'text?',
    kinds: narrow<EntityKind[] | null>('text[]?'),
    status: narrow<'active' | 'paused' | null>('text?'),
    now: 'timestamptz',
  },
  shown,
)`
with changed as (
  select id, :kinds::text[] is not null and :kinds::text[] <> kinds as is_read_again,
    coalesce(:url::text <> url, false) or (:status::text = 'active' and status <> 'active') as is_fresh,
    coalesce(:status::text, status) as next_status,
    claim is not null and wake_at > :now::timestamptz and coalesce(:url::text, url) = url and coalesce(:kinds::text[], kinds) = kinds
      and (:status::text = 'paused' or coalesce(:status::text, status) = status) as is_held
  from webhooks where user_id = :user_id and id = :id
  for update
), ${withoutPending}
update webhooks
set url = coalesce(:url::text, url), kinds = coalesce(:kinds::text[], kinds), status = next_status,
  reason = case when next_status = 'active' then null when :status::text = 'paused' then 'by_owner' else reason end,
  failures = case when is_fresh or is_read_again then 0 else failures end,
  failing_since = case when is_fresh or is_read_again then null else failing_since end,
  wake_at = case when next_status = 'active' then case when is_held then wake_at else :now end end,
  claim = case when is_held then claim end, updated_at = :now
from changed
where webhooks.id = changed.id
returning ${shownColumns}`

/** Moves a webhook to another place in the log. A run that holds it loses it. */
export const moveWebhook = statement(
  { user_id: 'uuid', id: 'uuid', cursor: 'text', revision: 'bigint', now: 'timestamptz' },
  shown,
)`
with changed as (
  select id, true as is_read_again from webhooks where user_id = :user_id and id = :id for update
), ${withoutPending}
update webhooks
set cursor = :cursor, revision = :revision::bigint, failures = 0, failing_since = null,
  wake_at = case when status = 'active' then :now::timestamptz end, claim = null, updated_at = :now
from changed
where webhooks.id = changed.id
returning ${shownColumns}`

/** Replaces the secret. The one before signs too until `previous_until`. */
export const replaceSecret = statement(
  { user_id: 'uuid', id: 'uuid', secret: 'text', previous_until: 'timestamptz', now: 'timestamptz' },
  shown,
)`
update webhooks
set previous_secret = secret, previous_until = :previous_until, secret = :secret, updated_at = :now
where user_id = :user_id and id = :id
returning ${shownColumns}`

/** Webhooks whose secrets another key than the present one has sealed. */
export const listOldSeals = statement(
  { prefix: 'text', after: 'uuid?', limit: 'bigint' },
  { id: 'uuid', secret: 'text', previous_secret: 'text?' },
)`
select id, secret, previous_secret from webhooks
where (not starts_with(secret, :prefix) or not starts_with(previous_secret, :prefix))
  and (:after::uuid is null or id > :after)
order by id
limit :limit`

/** Stores secrets under another seal, unless they were replaced meanwhile. */
export const replaceSeals = statement({
  id: 'uuid',
  old_secret: 'text',
  secret: 'text',
  previous_secret: 'text?',
})`
update webhooks set secret = :secret, previous_secret = :previous_secret where id = :id and secret = :old_secret`
