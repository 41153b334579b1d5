import type { Actor, ChangePage } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { waitForLog } from './log-waiter.ts'
import { readChanges } from './read-changes.ts'

/** The longest time between two looks at whether the session still lives. */
const RECHECK_MS = 15_000

export interface FollowOptions {
  readonly cursor?: string | undefined
  readonly signal?: AbortSignal | undefined
  /** Throws when the session has ended. `isFresh` asks the database and not the memory. */
  readonly recheck: (isFresh: boolean) => Promise<void>
}

/**
 * The actor's log from a cursor on, page after page, for as long as the session lives and the reader stays. The first
 * page comes at once, even when it is empty: then the reader is up to date.
 */
export async function* followChanges(
  deps: Deps,
  actor: Actor,
  { cursor, signal, recheck }: FollowOptions,
): AsyncGenerator<ChangePage, void, undefined> {
  // Before the first read: a write between the two is then a hint, not a gap.
  using waiter = waitForLog(deps.wakeBus, actor.user_id)
  let page = await readChanges(deps, actor, { cursor })
  yield page
  while (signal?.aborted !== true) {
    const isWoken = page.has_more || (await waiter.next(RECHECK_MS, signal))
    if (isWoken) page = await readChanges(deps, actor, { cursor: page.cursor })
    const isNews = isWoken && (page.changes.length > 0 || page.reset)
    // Woken for nothing in the log: perhaps because the session was ended, in whichever process.
    await recheck(isWoken && !isNews)
    if (isNews) yield page
  }
}
