import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadCore } from './testing/replica-core.ts'
import { stories } from './testing/model-stories.ts'
import { live } from './testing/replica-model.ts'
import { mutants, withMutant } from './testing/mutants.ts'

// The seed is fixed, so that every run checks the same stories. Set SEED and RUNS for other stories.
const SEED = Number(process.env['SEED'] ?? 4711)
const RUNS = Number(process.env['RUNS'] ?? 300)
/** What is tried first: the first stories of some seeds, and one story of another, each of which shows a rare fault. */
const quickSearches = [
  { seed: SEED, numRuns: 70 },
  { seed: 4711, path: '4570', numRuns: 1 },
  { seed: 23, numRuns: 25 },
  { seed: 523, numRuns: 25 },
] as const
const core = await loadCore(new URL('./', import.meta.url))

test.each(['tasks', 'all'] as const)(
  'three clients with stories of %s keep every guarantee under loss, repetition, delay, crashes, purges and conflicts',
  (name) => {
    console.log(`replica model: SEED=${SEED} RUNS=${RUNS}`)
    fc.assert(
      fc.property(stories[name], (steps) => live(core, steps)),
      { numRuns: RUNS, seed: SEED },
    )
  },
  120_000 + 20 * RUNS,
)

test.each(mutants)(
  'the model detects that $name',
  async (mutant) => {
    await using mutated = await withMutant(mutant)
    const property = fc.property(stories[mutant.stories ?? 'tasks'], (steps) => live(mutated.core, steps))
    const search = (options: object) => fc.check(property, { ...options, endOnFailure: true })
    let found = search({ seed: SEED, numRuns: 0 })
    for (const options of quickSearches) if (!found.failed) found = search(options)
    // After a change of the stories the seeds may show nothing. Many stories of one seed do, in some seconds more.
    if (!found.failed) found = search({ seed: SEED, numRuns: 20_000 })
    expect(found.failed, `seed ${SEED}`).toBe(true)
    // The model reports a broken guarantee; the mutant did not just crash.
    expect(String(found.errorInstance)).toMatch(/^Error: /)
  },
  120_000,
)
