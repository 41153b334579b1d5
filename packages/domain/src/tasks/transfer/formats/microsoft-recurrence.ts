import { listOf, memberOf, plainText, textOf } from '../json.ts'
import { readRule } from '../read-rule.ts'

const frequencies: Readonly<Record<string, string>> = {
  daily: 'DAILY',
  weekly: 'WEEKLY',
  absolutemonthly: 'MONTHLY',
  relativemonthly: 'MONTHLY',
  absoluteyearly: 'YEARLY',
  relativeyearly: 'YEARLY',
}
const places: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3, fourth: 4, last: -1 }

/** Returns the RFC 5545 rule of a `patternedRecurrence` of Microsoft Graph; undefined when it is missing or has another form. */
export function ruleOfPattern(recurrence: unknown): string | undefined {
  const pattern = memberOf(recurrence, 'pattern')
  const type = textOf(pattern, 'type').toLowerCase()
  const frequency = frequencies[type]
  if (frequency === undefined) return undefined
  const days = listOf(pattern, 'daysOfWeek').map((day) => plainText(day).slice(0, 2).toUpperCase())
  const [month, day] = [textOf(pattern, 'month'), textOf(pattern, 'dayOfMonth')]
  const isRelative = type.startsWith('relative')
  const place = places[textOf(pattern, 'index').toLowerCase()] ?? 1
  return readRule(
    [
      `FREQ=${frequency}`,
      `INTERVAL=${textOf(pattern, 'interval') || '1'}`,
      ...(type === 'weekly' && days.length > 0 ? [`BYDAY=${days.join(',')}`] : []),
      // Several days with one place: the last weekday.
      ...(isRelative
        ? days.length === 1
          ? [`BYDAY=${place}${days[0]}`]
          : [`BYDAY=${days.join(',')}`, `BYSETPOS=${place}`]
        : []),
      ...(type.startsWith('absolute') && day !== '' && day !== '0' ? [`BYMONTHDAY=${day}`] : []),
      ...(frequency === 'YEARLY' && month !== '' && month !== '0' ? [`BYMONTH=${month}`] : []),
      ...endOf(memberOf(recurrence, 'range')),
    ].join(';'),
  )
}

function endOf(range: unknown): string[] {
  const type = textOf(range, 'type')
  if (type === 'endDate') return [`UNTIL=${textOf(range, 'endDate').replaceAll('-', '')}`]
  return type === 'numbered' ? [`COUNT=${textOf(range, 'numberOfOccurrences')}`] : []
}
