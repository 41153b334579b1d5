import type { Actor, EntityChangePage, EntityKind } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { waitForLog } from './log-waiter.ts'
import { readChanges } from './read-changes.ts'
import { onPrimary } from './fresh-reads.ts'

/** Longest time between two checks of the session. */
const RECHECK_MS = 15_000
/** The same after changes: their wake-up may have hidden the one of the session's end. */
const RECHECK_AFTER_NEWS_MS = 3_000

/** Changes per read. Small, since many readers read at the same time. */
const PAGE = 100

export interface FollowOptions {
  /** The kinds whose changes the pages contain; all of them when omitted. */
  readonly kinds?: readonly EntityKind[] | undefined
  readonly cursor?: string | undefined
  readonly signal?: AbortSignal | undefined
  /** Throws when the session has ended. With `isFresh` it checks the database and not the cache. */
  readonly recheck: (isFresh: boolean) => Promise<void>
  /** Resolves when the reader has received most of the data sent so far. Reading waits for it. */
  readonly drained?: (() => Promise<void>) | undefined
}

/**
 * Yields the actor's log from a cursor on, page after page, until the session ends or the reader leaves. Yields the first page
 * at once, even when it is empty: the reader is then up to date. `toPage` gives the pages another form.
 */
export async function* followChanges<Page = EntityChangePage>(
  deps: Deps,
  actor: Actor,
  { kinds, cursor, signal, recheck, drained }: FollowOptions,
  toPage: (page: EntityChangePage) => Page = (page) => page as Page,
): AsyncGenerator<Page, void, undefined> {
  // Register before the first read, so that a write between the two is not missed.
  using waiter = waitForLog(deps.wakeBus, actor.user_id)
  let page: EntityChangePage | undefined = await readChanges(deps, actor, { kinds, cursor, limit: PAGE })
  let place = page.cursor
  let hasMore: boolean = page.has_more
  yield toPage(page)
  let isNews: boolean = true
  while (signal?.aborted !== true) {
    // A reader that waits keeps no page: thousands of them wait.
    page = undefined
    await drained?.()
    const patience: number = isNews ? RECHECK_AFTER_NEWS_MS : RECHECK_MS
    const source = hasMore ? deps : onPrimary(deps)
    const isWoken: boolean = hasMore || (await waiter.next(patience, signal))
    if (isWoken) page = await readChanges(source, actor, { kinds, cursor: place, limit: PAGE })
    const wasNews = isNews
    isNews = page !== undefined && (page.changes.length > 0 || page.reset)
    if (page !== undefined) {
      place = page.cursor
      hasMore = page.has_more
    }
    // A wake-up without changes may mean that the session has ended, in any process.
    await recheck(!isNews && (isWoken || wasNews))
    if (isNews && page !== undefined) yield toPage(page)
  }
}
