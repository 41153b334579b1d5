import { createHash } from 'node:crypto'
import { DomainError } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { networkOf } from './network-of.ts'
import { countAttempt, findOpening, uncountAttempt } from './throttles.repository.ts'

interface Limit {
  /** Number of attempts in a window. */
  readonly allowed: number
  /** Seconds. */
  readonly window: number
  /** Seconds until the next attempt, doubled each time. Without a delay the next attempt waits for the end of the window. */
  readonly delay?: number
  /** The subject: a caller's network, or an e-mail (with or without an account) or user id. */
  readonly by: 'ip' | 'email'
}

const MINUTE = 60
const HOUR = 60 * MINUTE
/** The longest wait in seconds. No account is locked permanently. */
const LONGEST_DELAY = 15 * MINUTE

const limits = {
  sign_in: { allowed: 30, window: MINUTE, by: 'ip' },
  sign_in_account: { allowed: 10, window: 15 * MINUTE, delay: 30, by: 'email' },
  sign_up: { allowed: 600, window: HOUR, by: 'ip' },
  refresh: { allowed: 120, window: MINUTE, by: 'ip' },
  reset: { allowed: 30, window: HOUR, by: 'ip' },
  reset_account: { allowed: 5, window: HOUR, by: 'email' },
  // Tests that a webhook is sent, per account.
  webhook_test: { allowed: 10, window: MINUTE, by: 'email' },
  // Test notifications, per account.
  push_test: { allowed: 10, window: MINUTE, by: 'email' },
  // Per new address for all accounts, and per account for all new addresses.
  new_address: { allowed: 5, window: HOUR, by: 'email' },
  new_address_account: { allowed: 10, window: HOUR, by: 'email' },
  // Per account. Programs ask a few times an hour, and get 304 as long as nothing has changed.
  calendar: { allowed: 60, window: MINUTE, by: 'email' },
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
 * Counts an attempt before it runs, across all server processes. `subject` is an address or an e-mail, depending on the
 * limit. Calls without an address share one limit, so that a missing address limits too much and never too little. Throws
 * TOO_MANY_REQUESTS with the seconds to wait.
 */
export async function throttle(deps: Deps, what: Throttled, subject: string | undefined): Promise<void> {
  if (!deps.policy.throttles) return
  const { allowed, window, delay }: Limit = limits[what]
  const key = keyOf(what, subject)
  const now = deps.now()
  const [counted] = await countAttempt(deps.db, {
    key,
    now,
    allowed,
    window,
    delay: delay ?? null,
    longest: LONGEST_DELAY,
  })
  if (counted !== undefined) return
  const [opening] = await findOpening(deps.db, { key })
  // No opening: the attempts were released in the meantime.
  const wait = Date.parse(opening?.opens_at ?? now) - Date.parse(now)
  throw new DomainError('TOO_MANY_REQUESTS', { retryAfter: Math.max(1, Math.ceil(wait / 1000)) })
}

/** Uncounts an attempt that `throttle` counted, because it succeeded or never ran. */
export async function releaseThrottle(deps: Deps, what: Throttled, subject: string): Promise<void> {
  if (deps.policy.throttles) await uncountAttempt(deps.db, { key: keyOf(what, subject) })
}

/** Stores only a digest of an e-mail: e-mails without an account are counted as well. */
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
