import type { Clock } from './calendar.ts'

/** Which half of the day is meant: `am or pm` when nothing says it, `rather pm` for hours that are seldom meant at night. */
export type HalfOfDay = 'am or pm' | 'rather pm'

export type PartOfDay = 'morning' | 'noon' | 'afternoon' | 'evening' | 'night' | 'tonight'

/** The hour that a part of the day means by itself. */
const usual: Record<PartOfDay, number> = {
  morning: 9,
  noon: 12,
  afternoon: 15,
  evening: 19,
  night: 21,
  tonight: 20,
}

/** From this hour on, one before twelve is meant to be after it. */
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

/** The time that is meant: a part of the day moves an hour of which the half is not said. */
export function clockMeant(clock: Clock, half: HalfOfDay | undefined, part: PartOfDay | undefined): Clock {
  const { hour, minute } = clock
  if (half === undefined || hour > 12) return clock
  if (part === undefined) return half === 'rather pm' ? { hour: hour + 12, minute } : clock
  if (hour === 12) return untilLate.has(part) ? { hour: 0, minute } : clock
  return hour >= afternoonFrom[part] ? { hour: hour + 12, minute } : clock
}

/** The small hours of an evening or a night are on the day after it: "tonight at 1". */
export function isAfterMidnight({ hour }: Clock, part: PartOfDay | undefined): boolean {
  return untilLate.has(part) && hour < 6
}
