import type { Actor, ChangePage } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { waitForLog } from './log-waiter.ts'
import { readChanges } from './read-changes.ts'

/** The longest time between two looks at whether the session still lives. */
const RECHECK_MS = 15_000
/** The same after news: the wake-up that brought it may have hidden that of a session's end. */
const RECHECK_AFTER_NEWS_MS = 3_000

/** Changes read at once: many readers do so at the same time. */
const PAGE = 100

export interface FollowOptions {
  readonly cursor?: string | undefined
  readonly signal?: AbortSignal | undefined
  /** Throws when the session has ended. `isFresh` asks the database and not the memory. */
  readonly recheck: (isFresh: boolean) => Promise<void>
  /** Resolves when the reader has taken most of what it was sent; nothing more is read for it before. */
  readonly drained?: (() => Promise<void>) | undefined
}

/**
 * The actor's log from a cursor on, page after page, for as long as the session lives and the reader stays. The first
 * page comes at once, even when it is empty: then the reader is up to date.
 */
export async function* followChanges(
  deps: Deps,
  actor: Actor,
  { cursor, signal, recheck, drained }: FollowOptions,
): AsyncGenerator<ChangePage, void, undefined> {
  // Before the first read: a write between the two is then a hint, not a gap.
  using waiter = waitForLog(deps.wakeBus, actor.user_id)
  let page = await readChanges(deps, actor, { cursor, limit: PAGE })
  yield page
  let isNews: boolean = true
  while (signal?.aborted !== true) {
    await drained?.()
    const patience: number = isNews ? RECHECK_AFTER_NEWS_MS : RECHECK_MS
    const isWoken: boolean = page.has_more || (await waiter.next(patience, signal))
    if (isWoken) page = await readChanges(deps, actor, { cursor: page.cursor, limit: PAGE })
    const wasNews = isNews
    isNews = isWoken && (page.changes.length > 0 || page.reset)
    // Woken for nothing in the log: perhaps because the session was ended, in whichever process.
    await recheck(!isNews && (isWoken || wasNews))
    if (isNews) yield page
  }
}
