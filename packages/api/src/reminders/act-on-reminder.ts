import { createHash } from 'node:crypto'
import { DomainError, snoozeUntil, type Actor } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { after } from '../instants.ts'
import { findSubscriber } from '../push/push.repository.ts'
import type { IdempotencyKey } from '../sync/idempotency.repository.ts'
import { onPrimary } from '../sync/fresh-reads.ts'
import { getTask } from '../tasks/get-task.ts'
import { completeTask, updateTask } from '../tasks/update-task.ts'
import { derivedId } from './derived-id.ts'
import type { ReminderAct } from './reminder.schemas.ts'

const SNOOZE_MS = 3_600_000
const ATTEMPTS = 5

/**
 * Runs a button of a notification by its token, without a session's token: completes the task, or adds a reminder in an hour. The moment of
 * the reminder is the idempotency key, so the buttons of all its notifications together have one effect; a repeated request returns the
 * same. Throws INVALID_LINK for a token that is not valid, has expired, or whose browser was signed out or unsubscribed;
 * IDEMPOTENCY_KEY_REUSED for the other button; TASK_NOT_FOUND.
 */
export async function actOnReminder(
  deps: Deps,
  { token, action }: ReminderAct,
): Promise<{ task_id: string }> {
  const subject = deps.reminderTokens.verify(token)
  if (subject === undefined) throw new DomainError('INVALID_LINK')
  const { user_id, task_id, moment, subscription_id } = subject
  const [subscriber] = await findSubscriber(deps.db, { user_id, subscription_id, now: deps.now() })
  if (subscriber === undefined) throw new DomainError('INVALID_LINK')
  const actor: Actor = { user_id, ...subscriber, scopes: null }
  const key: IdempotencyKey = {
    key: derivedId('action', task_id, moment),
    fingerprint: createHash('sha256')
      .update(JSON.stringify(['reminder', action]))
      .digest('base64url'),
    now: deps.now(),
  }
  if (action === 'done') await completeTask(deps, actor, { id: task_id, completed: true }, key)
  else await snooze(deps, actor, task_id, key)
  return { task_id }
}

async function snooze(deps: Deps, actor: Actor, id: string, key: IdempotencyKey): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const { reminders, revision } = await getTask(onPrimary(deps), actor, { id })
    const now = deps.now()
    const input = {
      id,
      reminders: snoozeUntil(reminders, after(now, SNOOZE_MS), now),
      expected_revision: revision,
    }
    try {
      await updateTask(deps, actor, input, key)
      return
    } catch (error) {
      // Another write changed the task in between: its reminders may be others.
      const isStale = error instanceof DomainError && error.code === 'REVISION_CONFLICT'
      if (!isStale || attempt === ATTEMPTS) throw error
    }
  }
}
