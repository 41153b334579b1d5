import type { Amount } from './amounts.ts'
import type { HalfOfDay, PartOfDay } from './part-of-day.ts'
import type { Clock, Day } from './calendar.ts'
import type { Span } from './spans.ts'
import type { ClockZone } from './clock-zones.ts'

/** The neighbour that a piece needs to be read, because on its own it usually means something else. */
export type Need =
  | 'company'
  | 'a day'
  | 'a time'
  | 'a part of the day'
  | 'a day before'
  | 'a day or hour before'

/** A time in a text. Without am, pm or a part of the day "8" may be either of two hours. */
export interface SaidClock {
  readonly clock: Clock
  readonly half?: HalfOfDay
  /** "24 Uhr" is 00:00 of the next day. */
  readonly isNextDay?: boolean
  readonly needs?: Need | undefined
}

/** A piece of a text that names a day or a time. */
export interface DuePiece extends Span, Partial<SaidClock> {
  readonly day?: Day
  readonly part?: PartOfDay | undefined
  readonly zone?: ClockZone | undefined
  /** A duration from now with hours or minutes. */
  readonly elapsed?: Amount
  /** Whether the piece is a weekday, which comes again in seven days. */
  readonly weekly?: boolean
  /** Whether "on" may precede the piece: it precedes dates and weekdays, but "log on tomorrow" is not "on tomorrow". */
  readonly takesOn?: boolean
  /** Whether the day dates something else: "since monday", "the friday". */
  readonly isOther?: boolean
  /** Whether the piece looks like a day but is not read. Then an adjacent time is not read either. */
  readonly isUnread?: boolean
  readonly needs?: Need | undefined
}
