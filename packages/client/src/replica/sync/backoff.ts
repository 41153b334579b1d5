const FIRST_MS = 250
const LONGEST_MS = 30_000

/** Waits that double from 0.25 to 30 seconds, each shortened at random by up to half, so that clients don't retry all at once. */
export interface Backoff {
  /** Returns the next wait in milliseconds. */
  next(): number
  /** Starts again from the shortest wait. */
  reset(): void
}

export function createBackoff(random: () => number = Math.random): Backoff {
  let ms = FIRST_MS
  return {
    next() {
      const wait = ms * (1 - random() / 2)
      ms = Math.min(ms * 2, LONGEST_MS)
      return wait
    },
    reset() {
      ms = FIRST_MS
    },
  }
}
