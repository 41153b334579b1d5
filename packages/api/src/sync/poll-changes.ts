import type { Actor, EntityChangePage, EntityChangesInput } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { waitForLog } from './log-waiter.ts'
import { readChanges } from './read-changes.ts'
import { onPrimary } from './fresh-reads.ts'

/** Returns a page of the log. With `wait`, waits for a change, the end of the time or an abort of a signal. */
export async function pollChanges(
  deps: Deps,
  actor: Actor,
  { wait = 0, ...input }: EntityChangesInput,
  signals: readonly (AbortSignal | undefined)[] = [],
): Promise<EntityChangePage> {
  if (wait === 0) return readChanges(deps, actor, input)
  const over = AbortSignal.timeout(wait * 1_000)
  const signal = AbortSignal.any([over, ...signals.filter((each) => each !== undefined)])
  using waiter = waitForLog(deps.wakeBus, actor.user_id)
  let page = await readChanges(deps, actor, input)
  while (isEmpty(page) && !signal.aborted) {
    // Read once more in any case: a change may have come at the end of the time.
    await waiter.next(wait * 1_000, signal)
    page = await readChanges(onPrimary(deps), actor, input)
  }
  return page
}

function isEmpty({ changes, reset }: EntityChangePage): boolean {
  return changes.length === 0 && !reset
}
