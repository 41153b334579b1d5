import { DomainError, parseUuid, type Actor, type WebhookDelivery } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { throttle } from '../throttles/throttle.ts'
import { insertTest } from './deliveries.repository.ts'
import { secretsOf } from './secrets.ts'
import { signedHeaders } from './signature.ts'
import type { PostResult } from './webhooks.ts'
import { findTarget } from './webhooks.repository.ts'

/**
 * Sends a test to one of the actor's webhooks, whatever its status, and returns the recorded delivery. Throws WEBHOOK_NOT_FOUND and
 * TOO_MANY_REQUESTS.
 */
export async function sendTest(
  deps: Deps,
  { user_id }: Actor,
  input: { readonly id: string },
): Promise<WebhookDelivery> {
  const id = parseUuid(input.id)
  const [target] = id === undefined ? [] : await findTarget(deps.db, { user_id, id })
  if (id === undefined || target === undefined) throw new DomainError('WEBHOOK_NOT_FOUND')
  await throttle(deps, 'webhook_test', user_id)
  const [delivery_id, at] = [deps.newId(), deps.now()]
  const body = JSON.stringify({ type: 'test', user_id })
  const secrets = secretsOf(deps, { id, ...target })
  if (secrets === undefined) throw new DomainError('UNAVAILABLE', { message: SECRET_LOST })
  const headers = signedHeaders({ id: delivery_id, at, body }, secrets)
  const result = await deps.webhooks.post(target.url, headers, body)
  const [stored] = await insertTest(deps.db, {
    user_id,
    id,
    delivery_id,
    status: hasArrived(result) ? 'delivered' : 'failed',
    attempt: { at, ms: result.ms, status: result.status, error: result.error },
    created_at: at,
    now: deps.now(),
  })
  if (stored === undefined) throw new DomainError('WEBHOOK_NOT_FOUND')
  return stored
}

const SECRET_LOST = 'The server can no longer read the secret of this webhook; replace it'

/** Whether the receiver has taken a delivery. */
export function hasArrived({ status }: Pick<PostResult, 'status'>): boolean {
  return status !== null && status >= 200 && status < 300
}
