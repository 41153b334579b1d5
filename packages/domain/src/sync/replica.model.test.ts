import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadCore, type ReplicaCore } from './testing/replica-core.ts'
import { stories, type Step } from './testing/model-stories.ts'
import { live } from './testing/replica-model.ts'
import { mutants, withMutant, type Mutant } from './testing/mutants.ts'

// The seed is fixed, so that every run checks the same stories. Set SEED and RUNS for other stories.
const SEED = Number(process.env['SEED'] ?? 4711)
const RUNS = Number(process.env['RUNS'] ?? 300)
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
  300_000 + 20 * RUNS,
)

test.each(mutants)(
  'the model detects that $name',
  async (mutant) => {
    await using mutated = await withMutant(mutant)
    const steps = knownStory(mutant)
    const shown = brokenGuarantee(mutated.core, steps) ? steps : searchStory(mutated.core, mutant)
    // The model reports a broken guarantee; the mutant did not just crash.
    expect(String(brokenGuarantee(mutated.core, shown))).toMatch(/^Error: /)
    expect(brokenGuarantee(core, shown), 'the same story without the fault').toBeUndefined()
  },
  300_000,
)

function knownStory({ shownBy, stories: name = 'tasks' }: Mutant): readonly Step[] {
  if (!('seed' in shownBy)) return shownBy
  return fc.sample<readonly Step[]>(stories[name], { ...shownBy, numRuns: 1 })[0] ?? []
}

/** After a change of the stories the known one may show nothing. Many others do, in some seconds more. */
function searchStory(mutated: ReplicaCore, { stories: name = 'tasks' }: Mutant): readonly Step[] {
  const property = fc.property(stories[name], (steps) => live(mutated, steps))
  const found = fc.check(property, { seed: SEED, numRuns: 20_000, endOnFailure: true })
  return found.counterexample?.[0] ?? []
}

function brokenGuarantee(of: ReplicaCore, steps: readonly Step[]): unknown {
  try {
    live(of, steps)
    return undefined
  } catch (error) {
    return error
  }
}
