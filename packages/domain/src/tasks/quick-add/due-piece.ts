import type { Amount } from './amounts.ts'
import type { HalfOfDay, PartOfDay } from './part-of-day.ts'
import type { Clock, Day } from './calendar.ts'
import type { Span } from './spans.ts'
import type { ClockZone } from './clock-zones.ts'

/** What a piece needs beside it to count: by itself it is too often something else. */
export type Need =
  | 'company'
  | 'a day'
  | 'a time'
  | 'a part of the day'
  | 'a day before'
  | 'a day or hour before'

/** A time as it is said: without am, pm or a part of the day "8" is one of two hours. */
export interface SaidClock {
  readonly clock: Clock
  readonly half?: HalfOfDay
  /** "24 Uhr" of a day is the first minute of the day after it. */
  readonly isNextDay?: boolean
  readonly needs?: Need | undefined
}

/** A piece of a text that says when. */
export interface DuePiece extends Span, Partial<SaidClock> {
  readonly day?: Day
  readonly part?: PartOfDay | undefined
  readonly zone?: ClockZone | undefined
  /** From now, with hours or minutes in it. */
  readonly elapsed?: Amount
  /** A weekday: it comes again in seven days. */
  readonly weekly?: boolean
  /** A date or a weekday, which "on" leads to: "log on tomorrow" is not "on tomorrow". */
  readonly takesOn?: boolean
  /** A day of something else: "since monday", "the friday". */
  readonly isOther?: boolean
  /** It looks like a day and is not read: the time beside it isn't read either. */
  readonly isUnread?: boolean
  readonly needs?: Need | undefined
}
