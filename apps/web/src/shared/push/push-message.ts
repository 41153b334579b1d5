/** The message from the service worker that asks a page to show a task. The page confirms it at the port of the message. */
export interface OpenTaskMessage {
  readonly type: 'open-task'
  readonly id: string
}

/** The channel on which the service worker reports that it has shown a test notification. */
export const TEST_CHANNEL = 'taskwire.push-test'

/** The reminder in a notification, as the server encrypts it. */
export interface ReminderPayload {
  readonly type: 'reminder'
  readonly task_id: string
  readonly title: string
  readonly due_date: string | null
  /** When the reminder was due. */
  readonly moment: string
  /** A later notification of the task replaces this one. */
  readonly tag: string
  /** For the buttons. */
  readonly token: string
}
