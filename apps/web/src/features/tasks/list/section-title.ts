import type { TaskPriority } from '@taskwire/client'
import { daysBetween, type Day } from '../../../shared/dates/day.ts'
import { formatDay, formatLongDay } from '../../../shared/dates/format-day.ts'
import { t } from '../../../shared/texts/texts.ts'
import type { Section } from './select-view.ts'

/** Returns the heading of a section, and a secondary text beside it. */
export function sectionTitle({ key }: Section, today: Day): { title: string; aside?: string } {
  const { sections, due, status, priority, priorityOf } = t().tasks
  if (isPriority(key)) return { title: priorityOf({ name: priority[key] }) }
  const names: Readonly<Record<string, string>> = { ...status, ...sections, undated: due.none }
  const name = names[key]
  if (name !== undefined) return { title: name }
  const long = formatLongDay(key, today)
  return Math.abs(daysBetween(today, key)) <= 1
    ? { title: formatDay(key, today), aside: long }
    : { title: long }
}

function isPriority(key: string): key is TaskPriority {
  return key === 'high' || key === 'medium' || key === 'low'
}
