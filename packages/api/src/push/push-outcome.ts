/**
 * What became of a notification. `gone`: the browser has unsubscribed. `refused`: the push service will never take it. `unreachable`:
 * the push service is away, or asks for a retry.
 */
export type PushOutcome = 'delivered' | 'gone' | 'refused' | 'unreachable'

/** Judges the status that a push service returned. */
export function outcomeOf(status: number): PushOutcome {
  if (status >= 200 && status < 300) return 'delivered'
  if (status === 404 || status === 410) return 'gone'
  return status === 408 || status === 429 || status >= 500 ? 'unreachable' : 'refused'
}
