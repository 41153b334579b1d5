import type { Actor } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { after } from '../instants.ts'
import { waitForLog } from '../sync/log-waiter.ts'
import type { ReminderDelivery } from './reminder.schemas.ts'
import { listNewDeliveries } from './reminders.repository.ts'

/** Longest time between two looks, in milliseconds: a wake-up can be lost with the process that sends it. */
const RECHECK_MS = 15_000
/** How far back a reader that reconnects may start, in milliseconds. */
const LONGEST_GAP_MS = 3_600_000
/** Deliveries may become visible in another order than their instants. Each look begins this much earlier, in milliseconds. */
const OVERLAP_MS = 10_000

/** Reminders that were delivered since the page before. */
export interface ReminderPage {
  readonly reminders: readonly ReminderDelivery[]
  /** Where a reader that reconnects starts. */
  readonly cursor: string
}

interface FollowOptions {
  /** The cursor of the last page that the reader got. */
  readonly cursor?: string | undefined
  readonly signal?: AbortSignal | undefined
  /** Throws when the session has ended. */
  readonly recheck: (isFresh: boolean) => Promise<void>
}

/**
 * The name under which the wake bus wakes those who follow a person's reminders. It is not the log's, because nothing in the log
 * changes, and short, because many names share one NOTIFY.
 */
export function remindersTopic(user_id: string): string {
  return `r:${user_id}`
}

/** Returns whether the wake bus uses a name for a log, and not for reminders. */
export function isLogTopic(topic: string): boolean {
  return !topic.includes(':')
}

/**
 * Yields the actor's reminders as they are delivered, until the session ends or the reader leaves. The first page comes at once and is
 * empty, unless the reader reconnects. A reminder may come a second time after a reconnect: its task and moment identify it.
 */
export async function* followReminders(
  deps: Deps,
  actor: Actor,
  { cursor: given = '', signal, recheck }: FollowOptions,
): AsyncGenerator<ReminderPage, void, undefined> {
  using waiter = waitForLog(deps.wakeBus, remindersTopic(actor.user_id))
  const now = deps.now()
  const earliest = after(now, -LONGEST_GAP_MS)
  let cursor = given === '' || given > now ? now : given < earliest ? earliest : given
  const seen = new Map<string, string>()
  const look = async (since: string) => {
    const found = await listNewDeliveries(deps.db, { user_id: actor.user_id, after: since })
    const fresh = found.filter(({ task_id, moment }) => !seen.has(`${task_id} ${moment}`))
    for (const { task_id, moment, created_at } of fresh) {
      seen.set(`${task_id} ${moment}`, created_at)
      if (created_at > cursor) cursor = created_at
    }
    for (const [key, created_at] of seen) if (created_at < after(cursor, -OVERLAP_MS)) seen.delete(key)
    return fresh
  }
  // What was delivered before the reader came is known, and never new.
  if (given === '') await look(after(cursor, -OVERLAP_MS))
  yield { reminders: given === '' ? [] : await look(cursor), cursor }
  while (signal?.aborted !== true) {
    await waiter.next(RECHECK_MS, signal)
    await recheck(false)
    const reminders = await look(after(cursor, -OVERLAP_MS))
    if (reminders.length > 0) yield { reminders, cursor }
  }
}
