import { cursorRevision, type Mutation, type Settlement } from '@taskwire/domain'
import type { Procedures, RouterInputs } from '../../client-router.ts'
import { readIssues } from '../../wire-failure.ts'
import { batchItemsOf } from './batch.ts'

/**
 * Sends mutations as one batch and returns the result of each, in the same order. With `epoch` the server refuses the batch in any
 * other epoch.
 *
 * @throws what `sync.batch` throws, and a TypeError when the response lacks a result
 */
export async function sendMutations(
  sync: Pick<Procedures['sync'], 'batch'>,
  mutations: readonly Mutation[],
  epoch: string | undefined,
  signal: AbortSignal,
): Promise<Settlement[]> {
  // The compiler doesn't see that each `op` comes with its own fields; a test compares the fields with the procedures'.
  const commands = batchItemsOf(mutations) as RouterInputs['sync']['batch']['commands']
  const { results, cursor } = await sync.batch.mutate({ commands, epoch }, { signal })
  const head = cursorRevision({ cursor })
  return mutations.map((mutation, index) => {
    const { entity, deleted, error } = results[index] ?? {}
    if (error !== undefined) {
      const refusal = { ...error, issues: readIssues(error.issues), ...(entity && { current: entity }) }
      return { mutation, refusal }
    }
    const result = entity ?? deleted
    if (result === undefined) throw new TypeError('A batch item has no result')
    return { mutation, result, head }
  })
}
