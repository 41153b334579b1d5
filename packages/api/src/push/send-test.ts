import { DomainError, parseUuid, type Actor } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { throttle } from '../throttles/throttle.ts'
import { deleteGone, findSubscription } from './push.repository.ts'
import { outcomeOf } from './push-outcome.ts'
import type { PushTest } from './push.schemas.ts'

/** Seconds for which the push service keeps a test: a later one would surprise. */
const TTL_S = 60

/**
 * Sends a test to one of the actor's browsers, and returns the result of this one attempt. Removes a subscription that its push service
 * no longer knows. Throws PUSH_SUBSCRIPTION_NOT_FOUND and TOO_MANY_REQUESTS.
 */
export async function sendTest(
  deps: Deps,
  { user_id }: Actor,
  input: { readonly id: string },
): Promise<PushTest> {
  const id = parseUuid(input.id)
  const [found] = id === undefined ? [] : await findSubscription(deps.db, { user_id, id, now: deps.now() })
  if (id === undefined || found === undefined) throw new DomainError('PUSH_SUBSCRIPTION_NOT_FOUND')
  await throttle(deps, 'push_test', user_id)
  const { endpoint_hash, ...target } = found
  const status = await deps.push
    .deliver(target, JSON.stringify({ type: 'test' }), { ttl: TTL_S, topic: 'test' })
    // The push service is away. What failed may name the endpoint, which is a secret.
    .catch(() => null)
  const result = status === null ? 'unreachable' : outcomeOf(status)
  if (result === 'gone') await deleteGone(deps.db, { id, endpoint_hash })
  return { result, status }
}
