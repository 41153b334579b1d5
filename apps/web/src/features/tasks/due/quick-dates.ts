import { addDays, nextMonday, thisWeekend, type Day } from '../../../shared/dates/day.ts'
import { formatWeekday } from '../../../shared/dates/format-day.ts'
import { t } from '../../../shared/texts/texts.ts'

interface QuickDate {
  readonly label: string
  readonly day: Day | null
  readonly hint: string
}

/** Returns the most common due dates, as shortcuts. */
export function quickDates(today: Day): readonly QuickDate[] {
  const texts = t().tasks.due
  return [
    dated(texts.today, today),
    dated(texts.tomorrow, addDays(today, 1)),
    dated(texts.weekend, thisWeekend(today)),
    dated(texts.nextWeek, nextMonday(today)),
    { label: texts.none, day: null, hint: '' },
  ]
}

function dated(label: string, day: Day): QuickDate {
  return { label, day, hint: formatWeekday(day) }
}
