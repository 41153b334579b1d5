import { addDays, nextMonday, utcTime, type Day } from '../../../shared/dates/day.ts'
import { locale } from '../../../shared/dates/locale.ts'
import { taskTexts } from '../texts.ts'

const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })

interface QuickDate {
  readonly label: string
  readonly day: Day | null
  readonly hint: string
}

/** The dates that are meant most of the time. */
export function quickDates(today: Day): readonly QuickDate[] {
  return [
    dated(taskTexts.due.today, today),
    dated(taskTexts.due.tomorrow, addDays(today, 1)),
    dated(taskTexts.due.nextWeek, nextMonday(today)),
    { label: taskTexts.due.clear, day: null, hint: '' },
  ]
}

function dated(label: string, day: Day): QuickDate {
  return { label, day, hint: weekday.format(utcTime(day)) }
}
