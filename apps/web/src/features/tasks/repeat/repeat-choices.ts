import { addDays, nextMonday, utcTime, type Day } from '../../../shared/dates/day.ts'

/** A rule with its first day. */
export interface RepeatChoice {
  readonly rule: string
  readonly first: Day
}

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const

/** Returns the most common rules of a task that is due on a day. Only working days can start later. */
export function repeatChoices(day: Day): readonly RepeatChoice[] {
  const date = new Date(utcTime(day))
  const [weekday, month, dayOfMonth] = [date.getUTCDay(), date.getUTCMonth() + 1, date.getUTCDate()]
  const isWeekend = weekday === 0 || weekday === 6
  const isLastDay = addDays(day, 1).endsWith('-01')
  const rule = (text: string, first = day): RepeatChoice => ({ rule: text, first })
  return [
    rule('FREQ=DAILY'),
    rule('FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', isWeekend ? nextMonday(day) : day),
    rule(`FREQ=WEEKLY;BYDAY=${weekdays[weekday]}`),
    rule(`FREQ=WEEKLY;INTERVAL=2;BYDAY=${weekdays[weekday]}`),
    rule(`FREQ=MONTHLY;BYMONTHDAY=${dayOfMonth}`),
    ...(isLastDay ? [rule('FREQ=MONTHLY;BYMONTHDAY=-1')] : []),
    rule(`FREQ=YEARLY;BYMONTHDAY=${dayOfMonth};BYMONTH=${month}`),
  ]
}
