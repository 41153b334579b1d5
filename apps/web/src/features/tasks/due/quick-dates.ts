import { addDays, nextMonday, thisWeekend, type Day } from '../../../shared/dates/day.ts'
import { formatWeekday } from '../../../shared/dates/format-day.ts'
import { editingTexts } from '../../../shared/texts/editing.ts'
import { t } from '../../../shared/texts/texts.ts'

interface QuickDate {
  readonly label: string
  readonly day: Day | null
  readonly hint: string
}

/** Returns the most common due dates, as shortcuts. */
export function quickDates(today: Day): readonly QuickDate[] {
  const { none, today: todayName, tomorrow } = t().tasks.due
  const { weekend, nextWeek } = editingTexts().due
  return [
    dated(todayName, today),
    dated(tomorrow, addDays(today, 1)),
    dated(weekend, thisWeekend(today)),
    dated(nextWeek, nextMonday(today)),
    { label: none, day: null, hint: '' },
  ]
}

function dated(label: string, day: Day): QuickDate {
  return { label, day, hint: formatWeekday(day) }
}
