import {
  DomainError,
  formatLogCursor,
  invalidField,
  MAX_WEBHOOKS,
  parseLogCursor,
  parseUuid,
  type Actor,
  type NewWebhook,
  type Webhook,
  type WebhookDelivery,
  type WebhookUpdate,
  type WebhookWithSecret,
} from '@taskwire/domain'
import { recordEvent, type CallOrigin } from '../activity/record-event.ts'
import type { Deps } from '../deps.ts'
import { daysAfter } from '../instants.ts'
import { findActor } from '../sessions/sessions.repository.ts'
import { readLive } from '../sync/live-log.ts'
import { readLogEnds } from '../sync/sync.repository.ts'
import { withLockedUser } from '../users/locked-user.repository.ts'
import { listDeliveries as listDeliveryRows } from './deliveries.repository.ts'
import { newWebhookSecret } from './signature.ts'
import {
  deleteWebhook as deleteRow,
  insertWebhook,
  listWebhooks as listRows,
  moveWebhook,
  replaceSecret,
  updateWebhook as updateRow,
} from './webhooks.repository.ts'
import { WEBHOOKS_TOPIC } from './topic.ts'

/** Days for which the secret before a rotation signs too. */
const OVERLAP_DAYS = 1

/**
 * Creates a webhook and returns its secret, which can't be read again. Throws VALIDATION_FAILED for a URL that the server doesn't send
 * to or for a cursor of another log, WEBHOOK_LIMIT_REACHED, and UNAUTHENTICATED when the session has ended.
 */
export async function createWebhook(
  deps: Deps,
  actor: Actor,
  { url, kinds, cursor }: NewWebhook,
  origin: CallOrigin,
): Promise<WebhookWithSecret> {
  const { user_id, session_id } = actor
  await requireAllowed(deps, url)
  const place = await placeOf(deps, actor, cursor)
  const [id, now, secret] = [deps.newId(), deps.now(), newWebhookSecret(deps)]
  const row = { user_id, id, url, kinds: [...new Set(kinds)], ...place, now }
  const [stored] = await withLockedUser(deps.db, user_id, async (db) => {
    const [living] = await findActor(db, { user_id, session_id, now })
    if (living === undefined) throw new DomainError('UNAUTHENTICATED')
    return insertWebhook(db, { ...row, secret: deps.webhooks.seal(id, secret), max: MAX_WEBHOOKS })
  })
  if (stored === undefined) throw new DomainError('WEBHOOK_LIMIT_REACHED')
  await recordEvent(deps, { user_id, type: 'webhook_created', session_id }, origin)
  deps.wakeBus.wake(WEBHOOKS_TOPIC)
  return { ...stored, secret }
}

/** Returns the actor's webhooks, newest first, without their secrets. */
export function listWebhooks({ db }: Deps, { user_id }: Actor): Promise<Webhook[]> {
  return listRows(db, { user_id })
}

/** Changes one of the actor's webhooks. Throws WEBHOOK_NOT_FOUND, and VALIDATION_FAILED for a URL that the server doesn't send to. */
export async function updateWebhook(
  deps: Deps,
  { user_id }: Actor,
  { id: given, url, kinds, status }: WebhookUpdate,
): Promise<Webhook> {
  const id = idOf(given)
  if (url !== undefined) await requireAllowed(deps, url)
  const [changed] = await updateRow(deps.db, {
    user_id,
    id,
    url: url ?? null,
    kinds: kinds === undefined ? null : [...new Set(kinds)],
    status: status ?? null,
    now: deps.now(),
  })
  return found(deps, changed)
}

/** Deletes one of the actor's webhooks with its deliveries. Throws WEBHOOK_NOT_FOUND. */
export async function deleteWebhook(
  deps: Deps,
  { user_id, session_id }: Actor,
  input: { readonly id: string },
  origin: CallOrigin,
): Promise<{ id: string }> {
  const deleted = found(deps, (await deleteRow(deps.db, { user_id, id: idOf(input.id) }))[0])
  await recordEvent(deps, { user_id, type: 'webhook_deleted', session_id }, origin)
  return deleted
}

/**
 * Makes a webhook read on from another place of the log. Throws WEBHOOK_NOT_FOUND, and VALIDATION_FAILED for a cursor of another log.
 */
export async function replayWebhook(
  deps: Deps,
  actor: Actor,
  { id: given, cursor }: { readonly id: string; readonly cursor: string },
): Promise<Webhook> {
  const id = idOf(given)
  const place = await placeOf(deps, actor, cursor)
  const [moved] = await moveWebhook(deps.db, { user_id: actor.user_id, id, ...place, now: deps.now() })
  return found(deps, moved)
}

/** Gives a webhook another secret and returns it. The one before signs too for a day. Throws WEBHOOK_NOT_FOUND. */
export async function rotateWebhookSecret(
  deps: Deps,
  { user_id }: Actor,
  input: { readonly id: string },
): Promise<WebhookWithSecret> {
  const [id, now, secret] = [idOf(input.id), deps.now(), newWebhookSecret(deps)]
  const sealed = deps.webhooks.seal(id, secret)
  const previous_until = daysAfter(now, OVERLAP_DAYS)
  const [changed] = await replaceSecret(deps.db, { user_id, id, secret: sealed, previous_until, now })
  return { ...found(deps, changed), secret }
}

/** Returns the last deliveries of one of the actor's webhooks, newest first. Throws WEBHOOK_NOT_FOUND. */
export async function listDeliveries(
  deps: Deps,
  { user_id }: Actor,
  input: { readonly id: string },
): Promise<WebhookDelivery[]> {
  const id = idOf(input.id)
  const rows = await listDeliveryRows(deps.db, { user_id, id })
  if (rows.length === 0 && !(await listRows(deps.db, { user_id })).some((webhook) => webhook.id === id))
    throw new DomainError('WEBHOOK_NOT_FOUND')
  return rows
}

function idOf(text: string): string {
  const id = parseUuid(text)
  if (id === undefined) throw new DomainError('WEBHOOK_NOT_FOUND')
  return id
}

/** Wakes the runners after a change. */
function found<Row>({ wakeBus }: Deps, row: Row | undefined): Row {
  if (row === undefined) throw new DomainError('WEBHOOK_NOT_FOUND')
  wakeBus.wake(WEBHOOKS_TOPIC)
  return row
}

async function requireAllowed({ webhooks }: Deps, url: string): Promise<void> {
  if (!(await webhooks.isAllowed(url))) throw invalidField('url', { code: 'not_a_webhook_url' })
}

/** Returns the place of a cursor, or the end of the log. */
async function placeOf(
  deps: Deps,
  { user_id }: Actor,
  cursor: string | undefined,
): Promise<{ cursor: string; revision: number }> {
  const [ends] = await readLive(deps, () => readLogEnds(deps.db, { user_id }))
  if (ends === undefined) throw new DomainError('UNAUTHENTICATED')
  const { epoch, head } = ends
  if (cursor === undefined)
    return { cursor: formatLogCursor({ epoch, revision: head, base: 0 }), revision: head }
  const position = parseLogCursor(cursor)
  if (position === undefined || (position.epoch === epoch && position.revision > head))
    throw invalidField('cursor', { code: 'unknown_cursor' })
  return { cursor, revision: position.revision }
}
