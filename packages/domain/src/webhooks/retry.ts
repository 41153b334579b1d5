const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Milliseconds before each retry of a delivery. The last one repeats. */
const waits = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, HOUR, 6 * HOUR, DAY] as const

/** How long a delivery is retried, in milliseconds. */
const RETRIED_MS = 3 * DAY

/** A delivery that failed, before its next attempt. */
export interface FailedDelivery {
  /** Attempts that failed so far, the last one included; at least 1. */
  readonly failures: number
  /** When the first attempt failed. */
  readonly failing_since: string
  readonly now: string
  /** Seconds that the receiver asked for by `Retry-After`. At most a day counts. */
  readonly retry_after?: number | undefined
}

/**
 * Returns the instant of the next attempt: after 5 s, 30 s, 2 min, 10 min, 1 h, 6 h, then daily, and for the last time three days after
 * the first failure. Returns undefined after that.
 */
export function nextAttempt({
  failures,
  failing_since,
  now,
  retry_after = 0,
}: FailedDelivery): string | undefined {
  const at = Date.parse(now)
  const last = Date.parse(failing_since) + RETRIED_MS
  if (at >= last) return undefined
  const planned = waits[failures - 1] ?? DAY
  const wait = Math.max(planned, Math.min(retry_after * SECOND, DAY))
  return new Date(Math.min(at + wait, last)).toISOString()
}
