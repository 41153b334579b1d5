import { networkOf, type Deps } from '@taskwire/api'
import { DomainError } from '@taskwire/domain'

/** Calls in a minute. */
export interface CallQuotas {
  /** With a valid token, for all that its session or its script sends. */
  readonly perToken: number
  /** Without one, for all that an address sends. */
  readonly perAddress: number
}

/** Where a caller stands after a call. */
export interface RateLimitState {
  readonly policy: keyof typeof policies
  readonly quota: number
  /** What is left; below zero when it was too much. */
  readonly left: number
  /** Seconds until the count starts anew. */
  readonly resets: number
}

export interface Caller {
  readonly access_token: string | undefined
  readonly ip: string | undefined
}

export interface CallLimits {
  /** Counts calls of a caller. */
  count(caller: Caller, calls: number): RateLimitState
}

export const WINDOW_SECONDS = 60
/** Callers counted one by one; those that come beyond share a count, so that memory has an end. */
const MAX_CALLERS = 100_000

const policies = { token: 'perToken', address: 'perAddress' } as const satisfies Record<
  string,
  keyof CallQuotas
>

/** Counts calls by the minute in this process alone: a limit on everyday use may not cost a query. */
export function createCallLimits(
  { accessTokens, personalTokens }: Pick<Deps, 'accessTokens' | 'personalTokens'>,
  quotas: CallQuotas,
  nowSeconds: () => number = () => performance.now() / 1000,
): CallLimits {
  const counts = new Map<string, number>()
  let ends = 0
  return {
    count({ access_token, ip = '' }, calls) {
      const now = nowSeconds()
      if (now >= ends) {
        counts.clear()
        ends = now + WINDOW_SECONDS
      }
      // A text that is no valid token is nobody's: else a guesser would have a new count for each guess.
      // A personal token is known by its second call.
      const session =
        access_token === undefined
          ? undefined
          : (accessTokens.verify(access_token)?.session_id ?? personalTokens.get(access_token)?.id)
      const policy = session === undefined ? 'address' : 'token'
      const name = session ?? networkOf(ip)
      const key = counts.has(name) || counts.size < MAX_CALLERS ? name : policy
      const count = (counts.get(key) ?? 0) + calls
      counts.set(key, count)
      const quota = quotas[policies[policy]]
      return { policy, quota, left: quota - count, resets: Math.ceil(ends - now) }
    },
  }
}

/** Throws TOO_MANY_REQUESTS where a caller has had enough. */
export function assertWithinLimit({ left, resets }: RateLimitState): void {
  if (left < 0)
    throw new DomainError('TOO_MANY_REQUESTS', {
      message: 'Too many calls; try again later',
      retryAfter: resets,
    })
}
