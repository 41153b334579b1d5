import { fragment, narrow, statement } from '@taskwire/db'
import {
  KEPT_DELIVERIES,
  type DeliveryAttempt,
  type EntityKind,
  type WebhookDelivery,
  type WebhookReason,
} from '@taskwire/domain'

/** A webhook that this run holds, with the delivery that it has to repeat. */
const claimed = {
  id: 'uuid',
  user_id: 'uuid',
  url: 'text',
  kinds: narrow<EntityKind[]>('text[]'),
  cursor: 'text',
  secret: 'text',
  previous_secret: 'text?',
  previous_until: 'timestamptz?',
  failures: 'integer',
  failing_since: 'timestamptz?',
  delivery_number: 'bigint?',
  delivery_id: 'uuid?',
  delivery_body: 'text?',
  delivery_cursor: 'text?',
  delivery_revision: 'bigint?',
} as const

/** Takes the webhooks of `due`. Until `lease` no other run takes them. */
const take = fragment`, taken as (
  update webhooks set claim = :claim, wake_at = :lease
  from due
  where webhooks.id = due.id
  returning webhooks.id, webhooks.user_id, url, kinds, webhooks.cursor, secret, previous_secret, previous_until, failures, failing_since
)
select taken.*, pending.number as delivery_number, pending.id as delivery_id, pending.body as delivery_body,
  pending.cursor as delivery_cursor, pending.revision as delivery_revision
from taken
left join webhook_deliveries pending on pending.webhook_id = taken.id and pending.status = 'pending'
order by taken.id`

/** Claims webhooks whose owner has written to the log. One that waits for a retry, or that another run holds, is left out. */
export const claimWritten = statement(
  { user_ids: 'uuid[]', claim: 'uuid', lease: 'timestamptz', limit: 'bigint' },
  claimed,
)`
with due as materialized (
  select webhooks.id
  from webhooks join users on users.id = webhooks.user_id and users.deactivated_at is null
  where webhooks.user_id = any(:user_ids::uuid[]) and webhooks.status = 'active' and wake_at is null
    and webhooks.revision <> users.revision
  order by webhooks.id
  limit :limit
  for update of webhooks skip locked
)${take}`

/** Claims webhooks whose time has come: retries, changed webhooks, and those of processes that died. */
export const claimDue = statement(
  { now: 'timestamptz', claim: 'uuid', lease: 'timestamptz', with_failing: 'boolean', limit: 'bigint' },
  claimed,
)`
with due as materialized (
  select webhooks.id
  from webhooks join users on users.id = webhooks.user_id and users.deactivated_at is null
  where webhooks.status = 'active' and wake_at <= :now::timestamptz and (failures = 0 or :with_failing::boolean)
  order by wake_at
  limit :limit
  for update of webhooks skip locked
)${take}`

/** Users with a webhook that may have something to send. */
export const listActiveOwners = statement({}, { user_id: 'uuid' })`
select distinct webhooks.user_id
from webhooks join users on users.id = webhooks.user_id and users.deactivated_at is null
where webhooks.status = 'active'`

const fence = { id: 'uuid', claim: 'uuid' } as const

/**
 * Stores a delivery before its first attempt, and removes the oldest one above the number that is kept. Returns no row when the run no
 * longer holds the webhook.
 */
export const insertDelivery = statement(
  {
    ...fence,
    lease: 'timestamptz',
    delivery_id: 'uuid',
    body: 'text',
    changes: 'integer',
    cursor: 'text',
    revision: 'bigint',
    now: 'timestamptz',
  },
  { number: 'bigint' },
)`
with held as (
  update webhooks set deliveries = deliveries + 1, wake_at = :lease
  where id = :id and claim = :claim and status = 'active'
  returning id, deliveries, webhooks.cursor
), pruned as (
  delete from webhook_deliveries using held
  where webhook_id = held.id and number <= held.deliveries - ${KEPT_DELIVERIES}
)
insert into webhook_deliveries (webhook_id, number, id, type, status, body, changes, cursor_before, cursor, revision, created_at)
select held.id, held.deliveries, :delivery_id, 'changes', 'pending', :body, :changes, held.cursor, :cursor, :revision, :now::timestamptz
from held
returning number`

/** Renews the claim before an attempt. Returns no row when the run no longer holds the webhook. */
export const renewClaim = statement({ ...fence, lease: 'timestamptz' }, { id: 'uuid' })`
update webhooks set wake_at = :lease where id = :id and claim = :claim and status = 'active' returning id`

/**
 * Records that a delivery has arrived, and moves the webhook behind it. With `rest` the run gives the webhook back. Returns no row when the
 * run no longer holds it.
 */
export const finishDelivery = statement(
  {
    ...fence,
    lease: 'timestamptz',
    number: 'bigint',
    cursor: 'text',
    revision: 'bigint',
    attempt: narrow<DeliveryAttempt>('jsonb'),
    rest: 'boolean',
    now: 'timestamptz',
  },
  { id: 'uuid' },
)`
with held as (
  update webhooks
  set cursor = :cursor, revision = :revision, failures = 0, failing_since = null,
    claim = case when not :rest::boolean then claim end,
    wake_at = case when not :rest::boolean then :lease::timestamptz end
  where id = :id and claim = :claim
  returning id
), done as (
  update webhook_deliveries
  set status = 'delivered', body = null, attempts = attempts || :attempt::jsonb, finished_at = :now::timestamptz
  from held
  where webhook_id = held.id and number = :number
)
select id from held`

/** Gives a webhook back after a page without changes for it, which moves its cursor. */
export const restWebhook = statement({ ...fence, cursor: 'text', revision: 'bigint' })`
update webhooks set cursor = :cursor, revision = :revision, claim = null, wake_at = null
where id = :id and claim = :claim`

/** Gives a webhook back as it is: another run takes it at once. */
export const releaseWebhook = statement({ ...fence, now: 'timestamptz' })`
update webhooks set claim = null, wake_at = :now where id = :id and claim = :claim`

/**
 * Records a failed attempt and gives the webhook back, to be retried at `wake_at` or no longer. Returns the owner's address, if it is
 * proven; no row when the run no longer holds the webhook.
 */
export const failDelivery = statement(
  {
    ...fence,
    number: 'bigint?',
    attempt: narrow<DeliveryAttempt | null>('jsonb?'),
    status: narrow<'active' | 'paused' | 'ended'>('text'),
    reason: narrow<WebhookReason | null>('text?'),
    failing_since: 'timestamptz',
    wake_at: 'timestamptz?',
    now: 'timestamptz',
  },
  { url: 'text', email: 'text?' },
)`
with held as (
  update webhooks
  set failures = failures + 1, failing_since = :failing_since, status = :status, reason = :reason, wake_at = :wake_at, claim = null
  where id = :id and claim = :claim and status = 'active'
  returning id, user_id, url
), recorded as (
  update webhook_deliveries
  set attempts = attempts || coalesce(:attempt::jsonb, '[]'),
    status = case when :status = 'ended' then 'failed' else status end,
    body = case when :status = 'ended' then null else body end,
    finished_at = case when :status = 'ended' then :now::timestamptz end
  from held
  where webhook_id = held.id and number = :number
)
select held.url, case when users.email_verified then users.email end as email
from held join users on users.id = held.user_id`

const delivery = {
  id: 'uuid',
  type: narrow<WebhookDelivery['type']>('text'),
  status: narrow<WebhookDelivery['status']>('text'),
  changes: 'integer',
  cursor_before: 'text?',
  cursor: 'text?',
  attempts: narrow<DeliveryAttempt[]>('jsonb'),
  created_at: 'timestamptz',
  finished_at: 'timestamptz?',
} as const

const deliveryColumns = fragment`webhook_deliveries.id, webhook_deliveries.type, webhook_deliveries.status, webhook_deliveries.changes,
  webhook_deliveries.cursor_before, webhook_deliveries.cursor, webhook_deliveries.attempts, webhook_deliveries.created_at,
  webhook_deliveries.finished_at`

/** The last deliveries of a user's webhook, newest first. */
export const listDeliveries = statement({ user_id: 'uuid', id: 'uuid' }, delivery)`
select ${deliveryColumns}
from webhook_deliveries join webhooks on webhooks.id = webhook_deliveries.webhook_id
where webhooks.user_id = :user_id and webhooks.id = :id
order by webhook_deliveries.number desc
limit ${KEPT_DELIVERIES}`

/** Records a test. Returns no row when the webhook is gone. */
export const insertTest = statement(
  {
    user_id: 'uuid',
    id: 'uuid',
    delivery_id: 'uuid',
    status: narrow<'delivered' | 'failed'>('text'),
    attempt: narrow<DeliveryAttempt>('jsonb'),
    created_at: 'timestamptz',
    now: 'timestamptz',
  },
  delivery,
)`
with held as (
  update webhooks set deliveries = deliveries + 1 where user_id = :user_id and id = :id returning id, deliveries
), pruned as (
  delete from webhook_deliveries using held
  where webhook_id = held.id and number <= held.deliveries - ${KEPT_DELIVERIES} and webhook_deliveries.status <> 'pending'
)
insert into webhook_deliveries (webhook_id, number, id, type, status, changes, attempts, created_at, finished_at)
select held.id, held.deliveries, :delivery_id::uuid, 'test', :status, 0, jsonb_build_array(:attempt::jsonb), :created_at::timestamptz, :now::timestamptz
from held
returning ${deliveryColumns}`
