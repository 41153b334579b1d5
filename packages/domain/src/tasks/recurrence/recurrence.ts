// Free of zod: the published client bundles the types and not the schemas.

/** What the next due date of a repeating task is counted from: its due date, or the day of its completion. */
export const recurrenceOrigins = ['due', 'completion'] as const
export type RecurrenceOrigin = (typeof recurrenceOrigins)[number]

/** When a task repeats. */
export interface Recurrence {
  /** An RRULE of RFC 5545 without its `DTSTART`: `FREQ=WEEKLY;BYDAY=MO`. */
  readonly rule: string
  readonly from: RecurrenceOrigin
  /** IANA name of the zone whose clock the occurrences follow. */
  readonly time_zone: string
  /** The `DTSTART` of the rule by the clock of `time_zone`: a date, or `2027-03-27T02:30`. */
  readonly start: string
}

/** Returns whether two recurrences are the same. */
export function isSameRecurrence(one: Recurrence | null, other: Recurrence | null): boolean {
  if (one === null || other === null) return one === other
  return isSameRule(one, other) && one.start === other.start
}

/** Returns whether two recurrences have the same rule, whatever they start at. */
export function isSameRule(one: Omit<Recurrence, 'start'>, other: Omit<Recurrence, 'start'>): boolean {
  return one.rule === other.rule && one.from === other.from && one.time_zone === other.time_zone
}
