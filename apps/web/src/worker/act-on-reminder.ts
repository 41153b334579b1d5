import { callServer } from './call-server.ts'

export type ReminderAction = 'done' | 'snooze'

/**
 * What became of a press. `unreachable`: the server can't be reached, so the person may try again. `expired`: the button no longer works.
 * `gone`: the task was deleted. `handled`: another button of the same reminder was pressed before.
 */
export type ActionOutcome = 'done' | 'unreachable' | 'expired' | 'gone' | 'handled'

const outcomes: Readonly<Record<string, ActionOutcome>> = {
  INVALID_LINK: 'expired',
  TASK_NOT_FOUND: 'gone',
  IDEMPOTENCY_KEY_REUSED: 'handled',
}

/** Completes or snoozes a task by the token of its notification. */
export async function actOnReminder(token: string, action: ReminderAction): Promise<ActionOutcome> {
  const result = await callServer('reminders.act', { input: { token, action } })
  return 'data' in result ? 'done' : (outcomes[result.code] ?? 'unreachable')
}
