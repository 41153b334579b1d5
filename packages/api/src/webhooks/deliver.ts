import { nextAttempt, parseLogCursor, type DeliveryAttempt, type EntityChangePage } from '@taskwire/domain'
import { recordEvent } from '../activity/record-event.ts'
import type { Deps } from '../deps.ts'
import { inTransaction } from '../in-transaction.ts'
import { after } from '../instants.ts'
import * as deliveries from './deliveries.repository.ts'
import { webhookNotice, type StopReason } from './notice.ts'
import { secretsOf } from './secrets.ts'
import { hasArrived } from './send-test.ts'
import { signedHeaders } from './signature.ts'
import type { PostResult } from './webhooks.ts'

/** A webhook that a run holds. */
export type ClaimedWebhook = Awaited<ReturnType<typeof deliveries.claimDue>>[number]

/** How long a run holds a webhook after its last statement, in milliseconds. Longer than an attempt takes. */
export const LEASE_MS = 30_000

/** Deliveries of one run. Others get their turn after it. */
const MOST_DELIVERIES = 20

/** What the runner gives a run. */
export interface RunOptions {
  readonly claim: string
  /** Reads a page of the log. */
  readonly read: (webhook: ClaimedWebhook, cursor: string) => Promise<EntityChangePage>
  /** Waits until the process may send another request. */
  readonly turn: () => Promise<void>
  /** Runs statements, a few at a time. */
  readonly limit: <Result>(work: () => Promise<Result>) => Promise<Result>
  /** Whether the owner has written since the last call. */
  readonly takeNews: () => boolean
  /** Aborts when the process is about to end: no other request begins. */
  readonly stopping: AbortSignal
  /** Aborts when a request must end. */
  readonly cut: AbortSignal
}

interface Delivery {
  readonly number: number
  readonly id: string
  readonly body: string
  readonly cursor: string
  readonly revision: number
  readonly hasMore: boolean
}

/** How a run ended. `failed` is an attempt that is retried, or that paused the webhook. */
export type RunOutcome = 'idle' | 'busy' | 'failed' | 'lost'

/**
 * Sends a claimed webhook its changes, one delivery after the other, until it has all of them or one fails. Stores a delivery before it
 * is sent: after a crash another run sends the same bytes under the same id. Each write is bound to the claim, so a run that lost the
 * webhook changes nothing.
 */
export async function runWebhook(
  deps: Deps,
  webhook: ClaimedWebhook,
  options: RunOptions,
): Promise<RunOutcome> {
  const { claim, limit, takeNews } = options
  const held = { id: webhook.id, claim }
  let { cursor, failures, failing_since } = webhook
  let delivery: Delivery | 'none' | 'lost' | undefined = await limit(() => pendingOf(deps, webhook, held))
  for (let sent = 0; sent < MOST_DELIVERIES && !options.stopping.aborted; sent += 1) {
    const secrets = secretsOf(deps, webhook)
    if (secrets === undefined) return stop(deps, webhook, held, { reason: 'secret_lost' })
    await options.turn()
    const place = cursor
    delivery ??= await limit(async () => {
      takeNews()
      return store(deps, webhook, held, await options.read(webhook, place))
    })
    if (delivery === 'none') return 'idle'
    if (delivery === 'lost') return 'lost'
    const { number, body, revision } = delivery
    const at = deps.now()
    const headers = signedHeaders({ id: delivery.id, at, body }, secrets)
    const result = await post(deps, webhook, headers, body, options.cut)
    if (result === undefined) break
    const attempt = { at, ms: result.ms, status: result.status, error: result.error }
    if (!hasArrived(result)) {
      const failed = { number, attempt, failures: failures + 1, failing_since: failing_since ?? at }
      return limit(() => fail(deps, webhook, held, failed, result))
    }
    const rest = !delivery.hasMore && !takeNews()
    const finished = { ...held, ...renewed(deps), number, cursor: delivery.cursor, revision, attempt, rest }
    if ((await limit(() => deliveries.finishDelivery(deps.db, finished))).length === 0) return 'lost'
    if (rest) return 'idle'
    ;[cursor, failures, failing_since, delivery] = [delivery.cursor, 0, null, undefined]
  }
  await deliveries.releaseWebhook(deps.db, { ...held, now: deps.now() })
  return 'busy'
}

type Held = { readonly id: string; readonly claim: string }

function renewed({ now }: Deps): { lease: string; now: string } {
  const at = now()
  return { lease: after(at, LEASE_MS), now: at }
}

/** The delivery that an earlier run stored and that hasn't arrived yet. */
async function pendingOf(
  deps: Deps,
  webhook: ClaimedWebhook,
  held: Held,
): Promise<Delivery | 'lost' | undefined> {
  const { delivery_number, delivery_id, delivery_body, delivery_cursor, delivery_revision } = webhook
  if (delivery_number === null || delivery_id === null || delivery_body === null) return undefined
  if (delivery_cursor === null || delivery_revision === null) return undefined
  const { lease } = renewed(deps)
  if ((await deliveries.renewClaim(deps.db, { ...held, lease })).length === 0) return 'lost'
  return {
    number: delivery_number,
    id: delivery_id,
    body: delivery_body,
    cursor: delivery_cursor,
    revision: delivery_revision,
    // More may have been written since.
    hasMore: true,
  }
}

/** Stores a page as the next delivery. Without changes it gives the webhook back. */
async function store(
  deps: Deps,
  { user_id }: ClaimedWebhook,
  held: Held,
  { changes, cursor, has_more, reset }: EntityChangePage,
): Promise<Delivery | 'none' | 'lost'> {
  const revision = parseLogCursor(cursor)?.revision ?? 0
  if (changes.length === 0 && !reset) {
    await deliveries.restWebhook(deps.db, { ...held, cursor, revision })
    return 'none'
  }
  const id = deps.newId()
  const body = JSON.stringify({ type: 'changes', user_id, changes, cursor, reset })
  const row = { delivery_id: id, body, changes: changes.length, cursor, revision }
  const [stored] = await deliveries.insertDelivery(deps.db, { ...held, ...renewed(deps), ...row })
  if (stored === undefined) return 'lost'
  return { number: stored.number, id, body, cursor, revision, hasMore: has_more }
}

/** Returns undefined when the process ends during the request. Whether it has arrived is not known, so it is repeated. */
async function post(
  { webhooks }: Deps,
  { url }: ClaimedWebhook,
  headers: Readonly<Record<string, string>>,
  body: string,
  signal: AbortSignal,
): Promise<PostResult | undefined> {
  try {
    return await webhooks.post(url, headers, body, signal)
  } catch (error) {
    if (signal.aborted) return undefined
    throw error
  }
}

interface Failure {
  readonly number: number
  readonly attempt: DeliveryAttempt
  readonly failures: number
  readonly failing_since: string
}

async function fail(
  deps: Deps,
  webhook: ClaimedWebhook,
  held: Held,
  { number, attempt, failures, failing_since }: Failure,
  { status, retry_after }: PostResult,
): Promise<RunOutcome> {
  const now = deps.now()
  if (status === 410) return stop(deps, webhook, held, { number, attempt, reason: 'gone' })
  const wake_at = nextAttempt({ failures, failing_since, now, retry_after })
  if (wake_at === undefined) return stop(deps, webhook, held, { number, attempt, reason: 'failing' })
  const row = {
    ...held,
    number,
    attempt,
    status: 'active',
    reason: null,
    failing_since,
    wake_at,
    now,
  } as const
  return (await deliveries.failDelivery(deps.db, row)).length === 0 ? 'lost' : 'failed'
}

/** Ends or pauses a webhook, and tells its owner in the activity and by mail. */
async function stop(
  deps: Deps,
  { user_id, failing_since }: ClaimedWebhook,
  held: Held,
  { number, attempt, reason }: Partial<Failure> & { readonly reason: StopReason },
): Promise<RunOutcome> {
  const isGone = reason === 'gone'
  return inTransaction(deps, async (inside) => {
    const now = deps.now()
    const [failed] = await deliveries.failDelivery(inside.db, {
      ...held,
      number: number ?? null,
      attempt: attempt ?? null,
      status: isGone ? 'ended' : 'paused',
      reason,
      failing_since: failing_since ?? now,
      wake_at: null,
      now,
    })
    if (failed === undefined) return 'lost'
    const type = isGone ? 'webhook_ended' : 'webhook_paused'
    await recordEvent(inside, { user_id, type }, { user_agent: undefined })
    const { url, email: to } = failed
    const { appUrl } = deps.mail
    if (to !== null) await deps.mail.send(inside.db, webhookNotice({ to, url, reason, appUrl }))
    return 'failed'
  })
}
