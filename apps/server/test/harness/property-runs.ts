import fc from 'fast-check'

/**
 * A share of the runs of a property test, for one whose runs take long. `RUNS` in the environment raises the number
 * for all.
 */
export const propertyRuns = (share: number): number =>
  Math.ceil((fc.readConfigureGlobal().numRuns ?? 100) * share)
