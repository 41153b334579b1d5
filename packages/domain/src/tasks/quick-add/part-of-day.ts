import type { Clock } from './calendar.ts'

/** The half of the day of an hour: `am or pm` when unknown, `rather pm` for hours that rarely mean the night. */
export type HalfOfDay = 'am or pm' | 'rather pm'

export type PartOfDay = 'morning' | 'noon' | 'afternoon' | 'evening' | 'night' | 'tonight'

/** The default hour of each part of the day. */
const usual: Record<PartOfDay, number> = {
  morning: 9,
  noon: 12,
  afternoon: 15,
  evening: 19,
  night: 21,
  tonight: 20,
}

/** In each part of the day, hours from this one up to twelve are in the afternoon. */
const afternoonFrom: Record<PartOfDay, number> = {
  morning: 24,
  noon: 1,
  afternoon: 1,
  evening: 4,
  night: 6,
  tonight: 5,
}

const untilLate = new Set<PartOfDay | undefined>(['evening', 'night', 'tonight'])

export function usualClock(part: PartOfDay): Clock {
  return { hour: usual[part], minute: 0 }
}

/** Returns the intended time: a part of the day decides on the half of an ambiguous hour. */
export function clockMeant(clock: Clock, half: HalfOfDay | undefined, part: PartOfDay | undefined): Clock {
  const { hour, minute } = clock
  if (half === undefined || hour > 12) return clock
  if (part === undefined) return half === 'rather pm' ? { hour: hour + 12, minute } : clock
  if (hour === 12) return untilLate.has(part) ? { hour: 0, minute } : clock
  return hour >= afternoonFrom[part] ? { hour: hour + 12, minute } : clock
}

/** Returns whether a time of an evening or a night is on the next day: "tonight at 1". */
export function isAfterMidnight({ hour }: Clock, part: PartOfDay | undefined): boolean {
  return untilLate.has(part) && hour < 6
}
