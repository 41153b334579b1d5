import { readFile } from 'node:fs/promises'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes seconds however short its file is: processes, and many runs of a property. */
const SLOW =
  /\b(?:startServer|startEmbedded\w*|runToEnd|runScript|runTool|execFile\w*|spawn|fc\.(?:assert|check))\b/

/**
 * Starts slow files first. Otherwise a fresh clone, which knows no durations, starts the largest files first and ends with
 * short files that take long, on one core.
 */
// oxlint-disable-next-line house/no-class -- Vitest calls `new` on a sequencer
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- a sequencer is not an array
    const sorted = await super.sort(files)
    const isSlow = await Promise.all(
      sorted.map(async ({ moduleId }) => SLOW.test(await readFile(moduleId, 'utf8'))),
    )
    // By project, because those run one after the other.
    return [...Map.groupBy(sorted.keys(), (at) => sorted[at]?.project).values()].flatMap((places) => {
      const ordered = [...places.filter((at) => isSlow[at]), ...places.filter((at) => !isSlow[at])]
      return ordered.flatMap((at) => sorted[at] ?? [])
    })
  }
}
