import fc from 'fast-check'

// Loaded before each test file. Property tests have few runs here, so that the gate is quick. `RUNS=2000` has more,
// and `SEED` repeats the runs of a failure.
const { RUNS = '100', SEED } = process.env

fc.configureGlobal({ numRuns: Number(RUNS), ...(SEED !== undefined && { seed: Number(SEED) }) })
