import { createHash } from 'node:crypto'
import { DomainError } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { networkOf } from './network-of.ts'
import { countAttempt, findOpening, uncountAttempt } from './throttles.repository.ts'

interface Limit {
  /** Attempts that pass in a window of so many seconds. */
  readonly allowed: number
  readonly window: number
  /** Seconds until the next one, doubled each time; without them nothing passes until the window is over. */
  readonly delay?: number
  /** Who is counted: a caller's network, or an e-mail, whether or not there is an account, or the id of a user. */
  readonly by: 'ip' | 'email'
}

const MINUTE = 60
const HOUR = 60 * MINUTE
/** Seconds that the next attempt waits at most: no account is ever locked for good. */
const LONGEST_DELAY = 15 * MINUTE

const limits = {
  sign_in: { allowed: 30, window: MINUTE, by: 'ip' },
  sign_in_account: { allowed: 10, window: 15 * MINUTE, delay: 30, by: 'email' },
  sign_up: { allowed: 600, window: HOUR, by: 'ip' },
  refresh: { allowed: 120, window: MINUTE, by: 'ip' },
  reset: { allowed: 30, window: HOUR, by: 'ip' },
  reset_account: { allowed: 5, window: HOUR, by: 'email' },
  // Of the new address, whichever accounts ask; and of the account, which could name a new address each time.
  new_address: { allowed: 5, window: HOUR, by: 'email' },
  new_address_account: { allowed: 10, window: HOUR, by: 'email' },
} as const satisfies Record<string, Limit>

export type Throttled = keyof typeof limits

/** A limit that counts a caller's network. */
export type AddressLimit = {
  [Name in Throttled]: (typeof limits)[Name]['by'] extends 'ip' ? Name : never
}[Throttled]

/** Every limit that counts a caller's network. */
export const addressLimits = Object.entries<Limit>(limits)
  .filter(([, { by }]) => by === 'ip')
  .map(([name]) => name as AddressLimit)

/**
 * Counts an attempt before it is made, for all server processes together. `subject` is an address or an e-mail, as
 * the limit counts. Calls without an address count as one caller together: a transport that forgets the address limits
 * too much, never too little. Throws TOO_MANY_REQUESTS with the seconds to wait.
 */
export async function throttle(deps: Deps, what: Throttled, subject: string | undefined): Promise<void> {
  if (!deps.policy.throttles) return
  const { allowed, window, delay }: Limit = limits[what]
  const key = keyOf(what, subject)
  const now = deps.now()
  const [counted] = await countAttempt(deps.db, key, now, allowed, window, delay ?? null, LONGEST_DELAY)
  if (counted !== undefined) return
  const [opening] = await findOpening(deps.db, key)
  // None: it was taken back meanwhile.
  const wait = Date.parse(opening?.opens_at ?? now) - Date.parse(now)
  throw new DomainError('TOO_MANY_REQUESTS', { retryAfter: Math.max(1, Math.ceil(wait / 1000)) })
}

/** Takes back what `throttle` counted, for an attempt that was none. */
export async function releaseThrottle(deps: Deps, what: Throttled, subject: string): Promise<void> {
  if (deps.policy.throttles) await uncountAttempt(deps.db, keyOf(what, subject))
}

/** E-mails that nobody has an account with are counted as well: they are kept as a digest alone. */
function keyOf(what: Throttled, subject: string | undefined): string {
  const { by } = limits[what]
  const name =
    by === 'ip'
      ? networkOf(subject)
      : createHash('sha256')
          .update(subject ?? '')
          .digest('base64url')
  return `${what} ${name}`
}
