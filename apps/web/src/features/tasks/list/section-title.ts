import { daysBetween, type Day } from '../../../shared/dates/day.ts'
import { formatDay, formatLongDay } from '../../../shared/dates/format-day.ts'
import { t } from '../../../shared/texts/texts.ts'
import type { Section } from './select-view.ts'

/** Returns the heading of a section, and a secondary text beside it. */
export function sectionTitle({ key }: Section, today: Day): { title: string; aside?: string } {
  const names: Readonly<Record<string, string>> = t().tasks.sections
  const name = names[key]
  if (name !== undefined) return { title: name }
  const long = formatLongDay(key, today)
  return Math.abs(daysBetween(today, key)) <= 1
    ? { title: formatDay(key, today), aside: long }
    : { title: long }
}
