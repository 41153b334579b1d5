import { networkOf, type Deps } from '@taskwire/api'
import { DomainError } from '@taskwire/domain'

/** Calls in a minute. */
export interface CallQuotas {
  /** Limit per valid token, for all calls of its session or script. */
  readonly perToken: number
  /** Limit per address, for calls without a valid token. */
  readonly perAddress: number
}

/** The state of a caller's limit after a call. */
export interface RateLimitState {
  readonly policy: keyof typeof policies
  readonly quota: number
  /** Remaining calls; below zero above the limit. */
  readonly left: number
  /** Seconds until the count starts again. */
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
/** Callers with a counter of their own; all others share one, so that memory is bounded. */
const MAX_CALLERS = 100_000

const policies = { token: 'perToken', address: 'perAddress' } as const satisfies Record<
  string,
  keyof CallQuotas
>

/** Counts calls by the minute in this process alone: a limit on everyday use must not cost a query. */
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
      // An invalid token counts against the address: otherwise a guesser would get a new count for each guess. A
      // personal token is in the cache from its second call on.
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

/** Throws TOO_MANY_REQUESTS when the caller is above the limit. */
export function assertWithinLimit({ left, resets }: RateLimitState): void {
  if (left < 0)
    throw new DomainError('TOO_MANY_REQUESTS', {
      message: 'Too many calls; try again later',
      retryAfter: resets,
    })
}
