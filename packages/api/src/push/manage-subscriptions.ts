import { createHash } from 'node:crypto'
import { DomainError, invalidField, parseUuid, type Actor } from '@taskwire/domain'
import { truncateUserAgent } from '../activity/truncate-user-agent.ts'
import type { Deps } from '../deps.ts'
import { findActor } from '../sessions/sessions.repository.ts'
import { withLockedUser } from '../users/locked-user.repository.ts'
import {
  deleteEndedSubscriptions,
  deleteSubscription,
  listSubscriptions as listRows,
  upsertSubscription,
} from './push.repository.ts'
import type { PushSubscriptionInput, ShownSubscription } from './push.schemas.ts'

/** Maximum number of subscribed browsers of one account. */
const MAX_SUBSCRIPTIONS = 20

interface Row {
  readonly id: string
  readonly endpoint: string
  readonly user_agent: string | null
  readonly created_at: string
  readonly session_id: string
}

/**
 * Subscribes the browser of the actor's session, until the session ends. A known endpoint is renewed, and moves to this account.
 * Throws VALIDATION_FAILED for an endpoint that the server doesn't send to, PUSH_LIMIT_REACHED, and UNAUTHENTICATED when the session has
 * ended.
 */
export async function subscribe(
  deps: Deps,
  actor: Actor,
  { endpoint, keys }: PushSubscriptionInput,
  origin: { readonly user_agent: string | undefined },
): Promise<ShownSubscription> {
  if (!(await deps.push.isAllowed(endpoint))) throw invalidField('endpoint', { code: 'not_a_push_endpoint' })
  const { user_id, session_id } = actor
  const now = deps.now()
  const [stored] = await withLockedUser(deps.db, user_id, async (db) => {
    const [living] = await findActor(db, { user_id, session_id, now })
    if (living === undefined) throw new DomainError('UNAUTHENTICATED')
    await deleteEndedSubscriptions(db, { user_id, now })
    return upsertSubscription(db, {
      user_id,
      id: deps.newId(),
      session_id,
      endpoint,
      endpoint_hash: endpointHash(endpoint),
      ...keys,
      user_agent: truncateUserAgent(origin.user_agent),
      now,
      max: MAX_SUBSCRIPTIONS,
    })
  })
  if (stored === undefined) throw new DomainError('PUSH_LIMIT_REACHED')
  return toShown(stored, actor)
}

/** Returns the actor's subscribed browsers, newest first. */
export async function listSubscriptions(deps: Deps, actor: Actor): Promise<ShownSubscription[]> {
  const rows = await listRows(deps.db, { user_id: actor.user_id, now: deps.now() })
  return rows.map((row) => toShown(row, actor))
}

/** Ends one of the actor's subscriptions. Throws PUSH_SUBSCRIPTION_NOT_FOUND. */
export async function unsubscribe(
  deps: Deps,
  { user_id }: Actor,
  input: { id: string },
): Promise<{ id: string }> {
  const id = parseUuid(input.id)
  const [deleted] = id === undefined ? [] : await deleteSubscription(deps.db, { user_id, id })
  if (deleted === undefined) throw new DomainError('PUSH_SUBSCRIPTION_NOT_FOUND')
  return deleted
}

/** Digest of an endpoint, by which the database finds it. */
function endpointHash(endpoint: string): Buffer {
  return createHash('sha256').update(endpoint).digest()
}

/** The endpoint itself is a secret: only the name of its push service is shown. */
function toShown({ id, endpoint, user_agent, created_at, session_id }: Row, actor: Actor): ShownSubscription {
  return {
    id,
    device: user_agent,
    service: new URL(endpoint).hostname,
    created_at,
    current: session_id === actor.session_id,
  }
}
