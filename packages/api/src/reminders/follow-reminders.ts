import type { Actor } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { waitForLog } from '../sync/log-waiter.ts'
import type { ReminderDelivery } from './reminder.schemas.ts'
import { listNewDeliveries } from './reminders.repository.ts'

/** Longest time between two looks, in milliseconds: a wake-up can be lost with the process that sends it. */
const RECHECK_MS = 15_000

interface FollowOptions {
  readonly signal?: AbortSignal | undefined
  /** Throws when the session has ended. */
  readonly recheck: (isFresh: boolean) => Promise<void>
}

/** The name under which the wake bus wakes those who follow a person's reminders. Not the log’s: nothing in the log changes. Short, because many names go into one NOTIFY. */
export function remindersTopic(user_id: string): string {
  return `r:${user_id}`
}

/** Returns whether the wake bus uses a name for a log, and not for reminders. */
export function isLogTopic(topic: string): boolean {
  return !topic.includes(':')
}

/** Yields the actor's reminders as they are delivered from now on, until the session ends or the reader leaves. */
export async function* followReminders(
  deps: Deps,
  actor: Actor,
  { signal, recheck }: FollowOptions,
): AsyncGenerator<ReminderDelivery, void, undefined> {
  using waiter = waitForLog(deps.wakeBus, remindersTopic(actor.user_id))
  let place = deps.now()
  while (signal?.aborted !== true) {
    await waiter.next(RECHECK_MS, signal)
    await recheck(false)
    const found = await listNewDeliveries(deps.db, { user_id: actor.user_id, after: place })
    for (const delivery of found) {
      if (delivery.created_at > place) place = delivery.created_at
      yield delivery
    }
  }
}
