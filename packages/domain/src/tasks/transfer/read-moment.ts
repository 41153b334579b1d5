import { canonicalInstant } from '../../instants.ts'
import { instantOf } from '../wall-time.ts'
import { isDateOnly } from '../due-date.ts'
import type { DateOrder } from './date-order.ts'
import { monthOf } from './month-names.ts'

/** Reads a date in a time zone, like `readMoment`. */
export type ReadMoment = (text: string, timeZone: string) => string | undefined

interface MomentContext {
  /** The zone of times without a zone. */
  readonly timeZone: string
  readonly locale: string | undefined
  /** Returns the order of a date such as `3/2/2027`. Called only for ambiguous dates, because the order may be a guess. */
  readonly order: (text: string, dayFirst: string, monthFirst: string) => DateOrder | undefined
}

interface Clock {
  readonly hour: number
  readonly minute: number
  readonly second: number
  /** Minutes ahead of UTC. */
  readonly offset: number | undefined
}

const yearFirst = /^(\d{4})\s*([-/.年])\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[.日]?$/
const compact = /^(\d{4})(\d\d)(\d\d)$/
const yearLast = /^(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})\.?$/
const clock =
  /(?<=^|[\sT,(日])(\d{1,2})(?:[:h](\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?:\s*([ap])\.?\s?m\b\.?)?|\s*([ap])\.?\s?m\b\.?|\s?(?:uhr|h)\b)\s*(?:\(?\s*(Z|UTC|GMT)?\s*(?:([+-]\d{1,2}):?(\d{2})?)?\s*\)?(?=$|[\s,)]))?/i
/** Days since 1899-12-30, which is how spreadsheets write an unformatted date. */
const serial = /^(\d{5})(?:[.,]0*)?$/

/**
 * Reads a date in the formats of spreadsheets and other programs: `31.12.2026`, `12/31/26 3:30 PM`, `Feb 9 2027`, `12. März 2027`,
 * `2027-02-04 15:30`. Returns a day, or an instant for a date with a time; undefined for any other text. Midnight without an offset
 * is a day.
 */
export function readMoment(text: string, context: MomentContext): string | undefined {
  const plain = text.normalize('NFKC').trim()
  if (plain.length > 100) return undefined
  if (isDateOnly(plain)) return isDay(plain) ? plain : undefined
  const days = serial.exec(plain)
  if (days !== null) return serialDay(Number(days[1]))
  const time = clock.exec(plain)
  const shown = time === null ? undefined : readClock(time)
  if (time !== null && shown === undefined) return undefined
  const rest =
    time === null ? plain : `${plain.slice(0, time.index)} ${plain.slice(time.index + time[0].length)}`
  const day = readDay(
    rest
      .replaceAll(/\(.*?\)/g, ' ')
      .replace(/T\s*$/, '')
      .trim(),
    context,
  )
  if (day === undefined || shown === undefined) return day
  const { hour, minute, second, offset } = shown
  if (offset === undefined && hour + minute + second === 0) return day
  return momentOf(day, shown, context.timeZone)
}

function momentOf(
  day: string,
  { hour, minute, second, offset }: Clock,
  timeZone: string,
): string | undefined {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const instant =
    offset === undefined
      ? instantOf({ year, month, day: date, hour, minute }, timeZone)
      : Date.UTC(year, month - 1, date, hour, minute - offset)
  return canonicalInstant(new Date(instant + second * 1000).toISOString())
}

function readClock([
  ,
  hours,
  minutes = '0',
  seconds = '0',
  half,
  halfAlone,
  utc,
  zone,
  zoneMinutes = '0',
]: RegExpExecArray): Clock | undefined {
  const afternoon = (half ?? halfAlone)?.toLowerCase()
  const [hour, minute, second] = [Number(hours), Number(minutes), Number(seconds)]
  if (hour > (afternoon === undefined ? 23 : 12) || minute > 59 || second > 59) return undefined
  if (afternoon !== undefined && hour === 0) return undefined
  const sign = zone?.startsWith('-') === true ? -1 : 1
  const offset =
    zone === undefined ? (utc === undefined ? undefined : 0) : Number(zone) * 60 + sign * Number(zoneMinutes)
  const shown = afternoon === undefined ? hour : (hour % 12) + (afternoon === 'p' ? 12 : 0)
  return { hour: shown, minute, second, offset }
}

function readDay(text: string, { locale, order }: MomentContext): string | undefined {
  const words = text
    .split(/[\s,]+/)
    .filter((word) => word !== '' && (!/^\p{L}/u.test(word) || monthOf(word, locale) !== 'ignored'))
  const plain = words.join(' ')
  const first = yearFirst.exec(plain)
  if (first !== null) return dayOf(first[1], first[3], first[4])
  const digits = compact.exec(plain)
  if (digits !== null) return dayOf(digits[1], digits[2], digits[3])
  const last = yearLast.exec(plain)
  return last === null ? readNamed(plain, locale) : readYearLast(last, order)
}

function readYearLast(
  [text, one, mark, two, year]: RegExpExecArray,
  order: MomentContext['order'],
): string | undefined {
  const [dayFirst, monthFirst] = [dayOf(year, two, one), dayOf(year, one, two)]
  // With points the day always comes first.
  if (mark === '.' || monthFirst === undefined || dayFirst === monthFirst) return dayFirst
  if (dayFirst === undefined) return monthFirst
  const asked = order(text, dayFirst, monthFirst)
  return asked === undefined ? undefined : asked === 'day-first' ? dayFirst : monthFirst
}

/** Reads a date with its month in words, in any order: "9 Feb 2027", "February 9, 2027", "2027 Feb 9", "9-Feb-27". */
function readNamed(text: string, locale: string | undefined): string | undefined {
  const parts = text.split(/[\s./'’-]+/).filter((part) => part !== '')
  const months = parts.filter((part) => /^\p{L}/u.test(part)).map((part) => monthOf(part, locale))
  const numbers = parts
    .map((part) => /^(\d{1,4})(?:st|nd|rd|th|er|º|ª)?$/.exec(part)?.[1])
    .filter((part) => part !== undefined)
  // "mar 9 mars 2027": both words read as March, but the first one is a weekday.
  const [month, ...others] = new Set(months)
  if (typeof month !== 'number' || others.length > 0) return undefined
  if (numbers.length !== 2 || parts.length !== months.length + 2) return undefined
  const [one = '', two = ''] = numbers
  return one.length === 4 ? dayOf(one, month, two) : dayOf(two, month, one)
}

function dayOf(
  year: string | undefined,
  month: string | number | undefined,
  day: string | undefined,
): string | undefined {
  const short = Number(year)
  const full = year?.length === 2 ? short + (short < 70 ? 2000 : 1900) : short
  const text = [full, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
  return isDay(text) ? text : undefined
}

/** Returns whether a text of the form of a date is a real day. */
function isDay(text: string): boolean {
  return isDateOnly(text) && canonicalInstant(`${text}T00:00:00Z`)?.startsWith(text) === true
}

function serialDay(days: number): string | undefined {
  const text = new Date((days - 25_569) * 86_400_000).toISOString().slice(0, 10)
  return days < 80_000 && isDay(text) ? text : undefined
}
