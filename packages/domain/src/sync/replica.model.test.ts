import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadCore } from './testing/replica-core.ts'
import { live, story } from './testing/replica-model.ts'
import { mutants, withMutant } from './testing/mutants.ts'

// The same stories at every run, so that a change is judged by what it changed. SEED and RUNS tell others.
const SEED = Number(process.env['SEED'] ?? 4711)
const RUNS = Number(process.env['RUNS'] ?? 300)
const core = await loadCore(new URL('./', import.meta.url))

test(
  'three clients keep every promise under loss, repetition, lateness, crashes, purges and conflicts',
  () => {
    console.log(`replica model: SEED=${SEED} RUNS=${RUNS}`)
    fc.assert(
      fc.property(story, (steps) => live(core, steps)),
      { numRuns: RUNS, seed: SEED },
    )
  },
  120_000 + 20 * RUNS,
)

test.each(mutants)(
  'the model notices $name',
  async (mutant) => {
    await using mutated = await withMutant(mutant)
    const property = fc.property(story, (steps) => live(mutated.core, steps))
    const found = fc.check(property, { numRuns: 20_000, seed: SEED, endOnFailure: true })
    expect(found.failed, `seed ${SEED}`).toBe(true)
    // A promise was broken; the copy was not merely unable to run.
    expect(String(found.errorInstance)).toMatch(/^Error: /)
  },
  120_000,
)
