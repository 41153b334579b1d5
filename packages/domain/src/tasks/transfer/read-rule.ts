/** The frequencies of tasks. RFC 5545 has shorter ones, too. */
const frequencies = new Set(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'])

const shapes: Readonly<Record<string, RegExp>> = {
  INTERVAL: /^[1-9]\d{0,3}$/,
  COUNT: /^[1-9]\d{0,4}$/,
  UNTIL: /^\d{8}(?:T\d{6}Z?)?$/,
  BYMONTH: /^\d{1,2}(?:,\d{1,2})*$/,
  BYMONTHDAY: /^-?\d{1,2}(?:,-?\d{1,2})*$/,
  BYDAY: /^[+-]?\d{0,2}(?:MO|TU|WE|TH|FR|SA|SU)(?:,[+-]?\d{0,2}(?:MO|TU|WE|TH|FR|SA|SU))*$/,
  BYSETPOS: /^-?\d{1,3}(?:,-?\d{1,3})*$/,
  WKST: /^(?:MO|TU|WE|TH|FR|SA|SU)$/,
}

/**
 * Returns an RFC 5545 rule in one form: upper case, FREQ first, without `INTERVAL=1`. Returns undefined for a rule with a part
 * that tasks don't have.
 */
export function readRule(text: string): string | undefined {
  const plain = text
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
  if (plain.length > 300) return undefined
  const parts = new Map<string, string>()
  for (const part of plain.split(';').filter((piece) => piece.trim() !== '')) {
    const [name = '', value = ''] = part.split('=', 2).map((piece) => piece.trim())
    // Programs add parts of their own: TickTick's TT_SKIP, Apple's X-parts.
    if (/^(?:X-|TT_)/.test(name)) continue
    if (parts.has(name)) return undefined
    if (name === 'FREQ' ? !frequencies.has(value) : shapes[name]?.test(value) !== true) return undefined
    parts.set(name, value)
  }
  const frequency = parts.get('FREQ')
  if (frequency === undefined || (parts.has('COUNT') && parts.has('UNTIL'))) return undefined
  parts.delete('FREQ')
  if (parts.get('INTERVAL') === '1') parts.delete('INTERVAL')
  const order = Object.keys(shapes)
  const rest = [...parts].toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b))
  return [`FREQ=${frequency}`, ...rest.map(([name, value]) => `${name}=${value}`)].join(';')
}

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']
const DAY = 86_400_000
/** Enough for 29 February. */
const MAX_DAYS = 366 * 8

/** Returns the first day of a rule on or after a day; undefined when none is near. */
export function firstDay(rule: string, from: string): string | undefined {
  const parts = new Map(rule.split(';').map((part) => part.split('=', 2) as [string, string]))
  const list = (name: string) => parts.get(name)?.split(',')
  const start = Date.parse(`${from}T00:00:00Z`)
  if (Number.isNaN(start)) return undefined
  for (let days = 0; days < MAX_DAYS; days += 1) {
    const date = new Date(start + days * DAY)
    const fits =
      fitsDay(list('BYDAY'), date) &&
      fitsMonthDay(list('BYMONTHDAY'), date) &&
      (list('BYMONTH')?.includes(String(date.getUTCMonth() + 1)) ?? true)
    if (fits) return date.toISOString().slice(0, 10)
  }
  return undefined
}

function fitsDay(days: readonly string[] | undefined, date: Date): boolean {
  if (days === undefined) return true
  const name = weekdays[date.getUTCDay()]
  const [day, last] = [date.getUTCDate(), daysIn(date)]
  return days.some((each) => {
    if (!each.endsWith(name ?? '')) return false
    const nth = Number(each.slice(0, -2))
    if (nth === 0) return true
    return nth > 0 ? Math.ceil(day / 7) === nth : Math.ceil((last - day + 1) / 7) === -nth
  })
}

function fitsMonthDay(days: readonly string[] | undefined, date: Date): boolean {
  const [day, last] = [date.getUTCDate(), daysIn(date)]
  return days === undefined || days.some((each) => Number(each) === day || last + Number(each) + 1 === day)
}

function daysIn(date: Date): number {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
}
