import type { Deps } from '../deps.ts'
import { inTransaction } from '../in-transaction.ts'
import { after, daysAfter } from '../instants.ts'
import { CLAIM_AT_ONCE, claimReminders as claimRows } from './reminders.repository.ts'
import { derivedId } from './derived-id.ts'
import { reminderMessage } from './reminder-message.ts'
import { remindersTopic } from './follow-reminders.ts'

/** How long after its moment a reminder is still delivered, in milliseconds. */
const LATEST_MS = 86_400_000

/**
 * Claims the reminders that are due and stores their deliveries in the same transaction: a notification for each subscribed browser, a
 * message, and the event that open pages follow. Several processes may claim at once; each moment is claimed by one. Returns whether
 * more may be due.
 */
export async function claimReminders(deps: Deps): Promise<{ claimed: number; hasMore: boolean }> {
  const rows = await inTransaction(deps, async (held) => {
    const now = held.now()
    const claimed = await claimRows(held.db, { now, too_late: after(now, -LATEST_MS) })
    const due = claimed.filter(({ missed }) => !missed)
    const notices = due.flatMap(({ user_id, task_id, moment, subscription_ids }) =>
      subscription_ids.map((subscription_id) => ({
        id: derivedId('notice', task_id, moment, subscription_id),
        subscription_id,
        user_id,
        task_id,
        moment,
      })),
    )
    await held.push.enqueue(held.db, notices)
    for (const { email, title, due_date, time_zone, moment, task_id } of due) {
      if (email === null) continue
      const { appUrl } = held.mail
      const expires_at = daysAfter(moment, 1)
      await held.mail.send(
        held.db,
        reminderMessage({ to: email, title, due_date, time_zone, task_id, appUrl, expires_at }),
      )
    }
    return claimed
  })
  for (const user_id of new Set(rows.filter(({ missed }) => !missed).map(({ user_id }) => user_id)))
    deps.wakeBus.wake(remindersTopic(user_id))
  return { claimed: rows.length, hasMore: rows.length === CLAIM_AT_ONCE }
}
