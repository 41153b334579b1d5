import type { Actor, EntityChangesInput } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { waitForLog } from './log-waiter.ts'
import { onPrimary } from './fresh-reads.ts'
import type { LogPage } from './log-page.ts'
import { readLogPage } from './read-changes.ts'

/** Returns a page of the log. With `wait`, waits for a change, the end of the time or an abort of a signal. */
export async function pollChanges(
  deps: Deps,
  actor: Actor,
  { wait = 0, ...input }: EntityChangesInput,
  signals: readonly (AbortSignal | undefined)[] = [],
): Promise<LogPage> {
  if (wait === 0) return readLogPage(deps, actor, input)
  const over = AbortSignal.timeout(wait * 1_000)
  const signal = AbortSignal.any([over, ...signals.filter((each) => each !== undefined)])
  using waiter = waitForLog(deps.wakeBus, actor.user_id)
  let page = await readLogPage(deps, actor, input)
  while (isEmpty(page) && !signal.aborted) {
    // Read once more in any case: a change may have come at the end of the time.
    await waiter.next(wait * 1_000, signal)
    page = await readLogPage(onPrimary(deps), actor, input)
  }
  return page
}

function isEmpty({ entries, reset }: LogPage): boolean {
  return entries.length === 0 && !reset
}
