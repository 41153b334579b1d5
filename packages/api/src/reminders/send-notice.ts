import type { Deps } from '../deps.ts'
import { after } from '../instants.ts'
import { deleteGone, findNotice } from '../push/push.repository.ts'
import { outcomeOf, type PushOutcome } from '../push/push-outcome.ts'
import type { PushNotice } from '../push/push.ts'

/** What the service worker gets. */
export interface ReminderPayload {
  readonly type: 'reminder'
  readonly task_id: string
  readonly title: string
  readonly due_date: string | null
  readonly moment: string
  /** A notification of the same tag replaces the one before. */
  readonly tag: string
  /** For `POST /api/reminders/act`, within 12 hours. */
  readonly token: string
}

/**
 * What became of the notification of a reminder. `obsolete`: the task is done or gone, or the browser signed out. `expired`: it is
 * too late.
 */
export type NoticeOutcome = Exclude<PushOutcome, 'unreachable'> | 'obsolete' | 'expired'

/** How long a notification is retried and kept by the push service. */
const LATEST_MS = 86_400_000

/**
 * Sends a notification of a reminder. Removes a subscription that its push service no longer knows. Rejects when the push service is
 * away or asks for a retry.
 */
export async function sendNotice(deps: Deps, notice: PushNotice): Promise<NoticeOutcome> {
  const { subscription_id, user_id, task_id, moment } = notice
  const now = deps.now()
  const ttl = Math.floor((Date.parse(after(moment, LATEST_MS)) - Date.parse(now)) / 1000)
  if (ttl <= 0) return 'expired'
  const [found] = await findNotice(deps.db, { user_id, subscription_id, task_id, moment, now })
  if (found === undefined) return 'obsolete'
  const { title, due_date, endpoint_hash, ...target } = found
  const payload: ReminderPayload = {
    type: 'reminder',
    task_id,
    title,
    due_date,
    moment,
    tag: `reminder:${task_id}`,
    token: deps.reminderTokens.issue({ user_id, task_id, moment, subscription_id }),
  }
  const topic = task_id.replaceAll('-', '')
  const status = await deps.push.deliver(target, JSON.stringify(payload), { ttl, topic })
  const outcome = outcomeOf(status)
  if (outcome === 'gone') await deleteGone(deps.db, { id: subscription_id, endpoint_hash })
  if (outcome === 'unreachable') throw new Error(`the push service returned ${status}`)
  return outcome
}
