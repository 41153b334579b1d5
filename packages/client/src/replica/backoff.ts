const FIRST_MS = 250
const LONGEST_MS = 30_000

/** Waits that double from 0.25 to 30 seconds, each shortened by up to half, so that many clients do not come back at once. */
export interface Backoff {
  next(): number
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
