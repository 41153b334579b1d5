import { daysBetween, dueDay, hasTime, localDay, utcTime, type Day } from './day.ts'
import { locale } from './locale.ts'

const utcFormats = {
  weekday: { weekday: 'long' },
  shortWeekday: { weekday: 'short' },
  shortDay: { day: 'numeric', month: 'short' },
  shortDayOfYear: { day: 'numeric', month: 'short', year: 'numeric' },
  longDay: { weekday: 'long', day: 'numeric', month: 'long' },
  longDayOfYear: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

/** Creates each format of a locale on first use, because construction is expensive. */
function formatsOf(locale: string) {
  const days = new Map<string, Intl.DateTimeFormat>()
  let clock: Intl.DateTimeFormat | undefined
  let relative: Intl.RelativeTimeFormat | undefined
  return {
    locale,
    day: (name: keyof typeof utcFormats) => {
      const format =
        days.get(name) ?? new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...utcFormats[name] })
      days.set(name, format)
      return format
    },
    clock: () => (clock ??= new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' })),
    relative: () => (relative ??= new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })),
  }
}

let cached: ReturnType<typeof formatsOf> | undefined

function formats() {
  const wanted = locale()
  if (cached?.locale !== wanted) cached = formatsOf(wanted)
  return cached
}

/** Returns the shortest clear name of a day: "Tomorrow", "Monday", "4 Dec", "4 Dec 2027". */
export function formatDay(day: Day, today: Day): string {
  const distance = daysBetween(today, day)
  if (Math.abs(distance) <= 1) return capitalized(nearby(distance))
  if (distance > 1 && distance < 7) return formats().day('weekday').format(utcTime(day))
  return formats()
    .day(sameYear(day, today) ? 'shortDay' : 'shortDayOfYear')
    .format(utcTime(day))
}

/** Returns the full name of a day: "Monday 24 November". */
export function formatLongDay(day: Day, today: Day): string {
  return formats()
    .day(sameYear(day, today) ? 'longDay' : 'longDayOfYear')
    .format(utcTime(day))
}

export function formatWeekday(day: Day): string {
  return formats().day('shortWeekday').format(utcTime(day))
}

/** Formats a due date, with the time if it has one. */
export function formatDue(due: string, today: Day): string {
  return withTime(formatDay(dueDay(due), today), due)
}

/** Formats a due date within a sentence: "tomorrow, 09:00". */
export function formatDueWithin(due: string, today: Day): string {
  const distance = daysBetween(today, dueDay(due))
  return Math.abs(distance) <= 1 ? withTime(nearby(distance), due) : formatDue(due, today)
}

function withTime(day: string, due: string): string {
  return hasTime(due) ? `${day}, ${formatTime(due)}` : day
}

/** Formats an instant as local time. */
export function formatTime(instant: string): string {
  return formats().clock().format(new Date(instant))
}

/** Formats a past moment within a sentence: "today, 14:05", "Monday, 14:05", "4 Dec, 14:05". */
export function formatMoment(instant: string, today: Day): string {
  const day = localDay(new Date(instant))
  const distance = daysBetween(today, day)
  return `${momentDay(day, today, distance)}, ${formatTime(instant)}`
}

function momentDay(day: Day, today: Day, distance: number): string {
  if (Math.abs(distance) <= 1) return nearby(distance)
  if (distance < 0 && distance > -7) return formats().day('weekday').format(utcTime(day))
  return formatDay(day, today)
}

/** Returns "yesterday", "today" or "tomorrow" in the user's language. */
function nearby(distance: number): string {
  return formats().relative().format(distance, 'day')
}

function capitalized(text: string): string {
  return text.charAt(0).toLocaleUpperCase(locale()) + text.slice(1)
}

function sameYear(one: Day, other: Day): boolean {
  return one.slice(0, 4) === other.slice(0, 4)
}
