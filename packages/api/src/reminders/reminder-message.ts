import type { Message } from '../mail/mail.ts'

interface ReminderFacts {
  readonly to: string
  readonly title: string
  readonly due_date: string | null
  readonly task_id: string
  readonly appUrl: string
  readonly expires_at: string
}

/** The message that reminds of a task. */
export function reminderMessage({
  to,
  title,
  due_date,
  task_id,
  appUrl,
  expires_at,
}: ReminderFacts): Message {
  const paragraphs = [
    title,
    ...(due_date === null ? [] : [`Due ${due_date}`]),
    `${appUrl}/task/${task_id}`,
    'You get this message because you set a reminder. Turn reminders by e-mail off in the settings of Taskwire.',
  ]
  // A subject is one line.
  const subject = `Reminder: ${title.replaceAll(/\s+/g, ' ').slice(0, 150)}`
  return { to, subject, text: `${paragraphs.join('\n\n')}\n`, expires_at }
}
