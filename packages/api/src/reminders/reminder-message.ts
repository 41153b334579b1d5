import { isTimeZone } from '@taskwire/domain'
import type { Message } from '../mail/mail.ts'

interface ReminderFacts {
  readonly to: string
  readonly title: string
  readonly due_date: string | null
  /** The zone of the profile, in which the date is written; UTC when null or unknown. */
  readonly time_zone: string | null
  readonly task_id: string
  readonly appUrl: string
  readonly expires_at: string
}

/** The message that reminds of a task. */
export function reminderMessage({
  to,
  title,
  due_date,
  time_zone,
  task_id,
  appUrl,
  expires_at,
}: ReminderFacts): Message {
  const paragraphs = [
    title,
    ...(due_date === null ? [] : [`Due ${dueText(due_date, time_zone)}`]),
    `${appUrl}/task/${task_id}`,
    'You get this message because you set a reminder. Turn reminders by e-mail off in the settings of Taskwire.',
  ]
  // A subject is one line.
  const subject = `Reminder: ${title.replaceAll(/\s+/g, ' ').slice(0, 150)}`
  return { to, subject, text: `${paragraphs.join('\n\n')}\n`, expires_at }
}

/** A day as it is, and an instant as the clock of the zone shows it: "Monday, 30 November 2026 at 09:00 (Europe/Berlin)". */
function dueText(due_date: string, time_zone: string | null): string {
  const isDay = due_date.length === 10
  const zone = !isDay && time_zone !== null && isTimeZone(time_zone) ? time_zone : 'UTC'
  const format = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'full',
    timeZone: zone,
    ...(!isDay && { timeStyle: 'short' }),
  })
  const text = format.format(Date.parse(due_date))
  return isDay ? text : `${text} (${zone})`
}
