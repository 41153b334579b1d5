import { fold } from './fold.ts'
import { monthOf } from './month-names.ts'
import {
  dayGroups,
  longUnits,
  marks,
  numbers,
  ordinals,
  partsOfDay,
  units,
  weekdayOf,
} from './repeat-vocabulary.ts'

/** A repeat that was written in words. */
export interface RepeatInWords {
  /** RFC 5545. */
  readonly rule: string
  /** `HH:MM` */
  readonly time?: string
  readonly fromCompletion: boolean
  /** The words of the first and of the last day. */
  readonly start?: string
  readonly end?: string
}

const clock =
  /(?:^|\s)(?:at|@|um|à|a las|alle|om|o)?\s*(?:(\d{1,2})[:.](\d{2})\s*([ap])?\.?m?\.?|(\d{1,2})\s*(?:([ap])\.?m\.?|uhr|h))(?=$|[\s,])/i

/**
 * Reads "every sat at 9am", "every! 3 days", "every other week", "jeden 15.", "every 3rd friday" or "daily". Returns undefined for
 * any text with a word that it doesn't know.
 */
export function readRepeatWords(text: string): RepeatInWords | undefined {
  if (text.length > 100) return undefined
  const shown = clock.exec(text)
  const rest =
    shown === null ? text : `${text.slice(0, shown.index)} ${text.slice(shown.index + shown[0].length)}`
  const time = shown === null ? undefined : timeOf(shown)
  if (shown !== null && time === undefined) return undefined
  const words = rest
    .replaceAll('!', ' after ')
    .split(/[\s,&/+]+/)
    .filter((word) => word !== '')
  const [repeat, start, end] = splitEnds(words)
  const found = readWords(repeat)
  if (found === undefined) return undefined
  const at = time ?? found.time
  return {
    rule: found.rule,
    fromCompletion: found.fromCompletion,
    ...(at !== undefined && { time: at }),
    ...(start !== '' && { start }),
    ...(end !== '' && { end }),
  }
}

function timeOf([, hours, minutes, half, hoursAlone, halfAlone]: RegExpExecArray): string | undefined {
  const afternoon = (half ?? halfAlone)?.toLowerCase()
  const hour = Number(hours ?? hoursAlone)
  const minute = Number(minutes ?? 0)
  if (minute > 59 || hour > (afternoon === undefined ? 23 : 12)) return undefined
  const whole = afternoon === undefined ? hour : (hour % 12) + (afternoon === 'p' ? 12 : 0)
  return `${String(whole).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** Separates the words of the first and of the last day from the repeat. */
function splitEnds(words: readonly string[]): [repeat: string[], start: string, end: string] {
  const parts: [string[], string[], string[]] = [[], [], []]
  let into: 0 | 1 | 2 = 0
  for (const word of words) {
    const mark = marks.get(fold(word))
    if (mark === 'start') into = 1
    else if (mark === 'end') into = 2
    else parts[into].push(word)
  }
  return [parts[0], parts[1].join(' '), parts[2].join(' ')]
}

interface Found {
  frequency?: string
  interval?: number
  days: string[]
  ordinal?: number
  months: number[]
  monthDays: number[]
  time?: string
  isRepeat: boolean
  fromCompletion: boolean
}

function readWords(
  words: readonly string[],
): { rule: string; time?: string | undefined; fromCompletion: boolean } | undefined {
  const found: Found = { days: [], months: [], monthDays: [], isRepeat: false, fromCompletion: false }
  for (const word of words) if (!readWord(word, found)) return undefined
  const rule = found.isRepeat ? ruleOf(found) : undefined
  return rule === undefined ? undefined : { rule, time: found.time, fromCompletion: found.fromCompletion }
}

/** Adds the meaning of a word. Returns false for an unknown word. */
function readWord(word: string, found: Found): boolean {
  const plain = fold(word)
  const unit = units.get(plain) ?? longUnits.get(plain)
  if (unit !== undefined && found.frequency === undefined) {
    found.frequency = unit
    // "daily" repeats by itself, "3 days" doesn't.
    if (/(?:ly|lich|everyday|mente|nie|lijks|ligen|ligt|lig|но)$/.test(plain)) found.isRepeat = true
    return true
  }
  const group = dayGroups.get(plain)
  const day = weekdayOf(word)
  if (group !== undefined || day !== undefined) {
    found.days.push(group ?? day ?? '')
    if (plain.endsWith('s') && group !== undefined) found.isRepeat = true
    return true
  }
  const part = partsOfDay.get(plain)
  if (part !== undefined) {
    found.time = part
    found.frequency ??= 'DAILY'
    return true
  }
  return readMark(word, plain, found)
}

function readMark(word: string, plain: string, found: Found): boolean {
  const mark = marks.get(plain)
  if (mark === 'every' || mark === 'completion') {
    found.isRepeat = true
    found.fromCompletion ||= mark === 'completion'
    return true
  }
  if (mark === 'other') {
    found.interval = 2
    return true
  }
  const ordinal = mark === undefined ? undefined : ordinals[mark]
  if (ordinal !== undefined) {
    found.ordinal = ordinal
    return true
  }
  if (mark !== undefined) return true
  const number = numbers.get(plain) ?? (/^\d{1,3}$/.test(word) ? Number(word) : undefined)
  if (number !== undefined) {
    if (found.months.length > 0) found.monthDays.push(number)
    else found.interval = number
    return number > 0
  }
  const nth = /^(\d{1,2})(?:st|nd|rd|th|\.|er|º|ª|e)$/i.exec(word)
  if (nth !== null) {
    found.monthDays.push(Number(nth[1]))
    return true
  }
  const month = monthOf(word, undefined)
  if (typeof month !== 'number') return false
  found.months.push(month)
  return true
}

function ruleOf({ frequency, interval, days, ordinal, months, monthDays }: Found): string | undefined {
  const [first, ...others] = monthDays
  if (first !== undefined && (first > 31 || first < 1)) return undefined
  // "3rd friday", "last friday"
  const nth = ordinal ?? (days.length > 0 ? first : undefined)
  if (nth !== undefined && days.length > 0)
    return days.length > 1 || nth > 5
      ? undefined
      : `FREQ=MONTHLY;BYDAY=${(days[0] ?? '')
          .split(',')
          .map((day) => `${nth}${day}`)
          .join(',')}`
  if (days.length > 0) {
    if (frequency !== undefined && frequency !== 'WEEKLY') return undefined
    return `FREQ=WEEKLY${intervalOf(interval)};BYDAY=${sortDays(days.join(',').split(','))}`
  }
  // "27 jan": the number is before the month.
  const monthDay = first ?? (months.length > 0 ? interval : undefined)
  if (months.length > 0)
    return monthDay === undefined || monthDay > 31
      ? undefined
      : `FREQ=YEARLY;BYMONTH=${months.join(',')};BYMONTHDAY=${[monthDay, ...others].join(',')}`
  if (first !== undefined) return `FREQ=MONTHLY${intervalOf(interval)};BYMONTHDAY=${monthDays.join(',')}`
  if (ordinal === -1) return 'FREQ=MONTHLY;BYMONTHDAY=-1'
  // "every second week"
  if (frequency !== undefined && ordinal !== undefined) return `FREQ=${frequency}${intervalOf(ordinal)}`
  if (frequency === undefined) return undefined
  return frequency.includes(';')
    ? interval === undefined
      ? `FREQ=${frequency}`
      : undefined
    : `FREQ=${frequency}${intervalOf(interval)}`
}

function intervalOf(interval: number | undefined): string {
  return interval === undefined || interval === 1 ? '' : `;INTERVAL=${interval}`
}

const order = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

function sortDays(days: readonly string[]): string {
  return [...new Set(days)].toSorted((a, b) => order.indexOf(a) - order.indexOf(b)).join(',')
}
