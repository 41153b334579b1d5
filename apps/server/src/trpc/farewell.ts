const LEAST_MS = 2_000
const MOST_MS = 10_000
/** Milliseconds for each reader, between these limits. */
const EACH_MS = 10
/** So few readers may all return at once. */
const FEW = 2

/**
 * Returns when each of a number of readers should return, in milliseconds: spread evenly, so that a restart doesn't bring all of
 * them back to the other processes at once.
 */
export function returnDelays(readers: number): number[] {
  const spread = readers <= FEW ? 0 : Math.min(MOST_MS, Math.max(LEAST_MS, readers * EACH_MS))
  return Array.from({ length: readers }, (_, index) => Math.floor((index * spread) / Math.max(1, readers)))
}
