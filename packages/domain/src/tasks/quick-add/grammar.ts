import type { Amount } from './amounts.ts'
import type { TaskPriority } from '../task.ts'
import type { Need, SaidClock } from './due-piece.ts'
import type { PartOfDay } from './part-of-day.ts'
import type { RepeatReader } from './repeat.ts'
import type { Day } from './calendar.ts'

/** A day that words name. */
export interface SaidDay {
  /** Undefined for words that look like a day but name no real one: "31 april". */
  readonly day: Day | undefined
  readonly part?: PartOfDay | undefined
  readonly needs?: Need | undefined
  /** Number of characters behind the match that belong to it: its year. */
  readonly longer?: number | undefined
}

/** Words that name a day. */
export interface DayWords {
  readonly pattern: RegExp
  /** Returns undefined when the words are not about a day. */
  readonly read: (match: RegExpExecArray, today: Day, locale: string | undefined) => SaidDay | undefined
  /** Whether the words name a weekday, which comes again in seven days. */
  readonly weekly?: boolean
  /** Whether "on" may precede the words. */
  readonly takesOn?: boolean
  /** Words that are a day only beside another piece or, for dates, at the end of a line. */
  readonly doubtful?: RegExp
}

/** Words that name a time of the day. */
export interface ClockWords {
  readonly pattern: RegExp
  /** Returns undefined when the words are not about a time. */
  readonly read: (match: RegExpExecArray) => SaidClock | undefined
}

/** Words that name a part of the day. */
export interface PartWords {
  readonly pattern: RegExp
  readonly read: (match: RegExpExecArray) => PartOfDay
  readonly needs: Need
}

/** Words for a repeating task. */
export interface RepeatWords {
  /** Words that always mean a repeating task: "every monday", "daily at 9". */
  readonly always: RegExp
  /** Words that mean a repeating task unless the line has a date: "Weekly review friday" repeats, "weekly review 12 May" does not. */
  readonly adjective: RegExp
}

/** The words of a language for days, times and priorities. All languages combine them in the same way. */
export interface Grammar {
  readonly days: readonly DayWords[]
  readonly clocks: readonly ClockWords[]
  readonly parts: readonly PartWords[]
  /** Durations from now: "in 3 weeks and 2 days". */
  readonly amounts: readonly {
    readonly pattern: RegExp
    readonly read: (phrase: string) => Amount | undefined
  }[]
  /** Names that contain a day, and days that quick add does not read. */
  readonly unread: readonly RegExp[]
  readonly repeats: RepeatWords
  /** The repeats that are read. A line with other words for a repeat stays text as a whole. */
  readonly repeatReader: RepeatReader
  /** Words before a due date that belong to it. */
  readonly leadWord: RegExp
  /** Such words that precede only days. */
  readonly leadOfDay: RegExp
  /** Words after which a date belongs to something else or repeats. */
  readonly otherTime: RegExp
  /** Text between two dates or two times of a span or a choice: neither is due. */
  readonly joint: RegExp
  /** Text between a date and its time. */
  readonly seam: RegExp
  /** Words that make a day or a time the end of a span: "3 to" before "5pm", "14. bis" before "17. Juni", "to 7" behind "noon". */
  readonly span: { readonly beforeDay: RegExp; readonly beforeClock: RegExp; readonly after: RegExp }
  /** Priorities behind an exclamation mark, in addition to the English words. */
  readonly priorities: Readonly<Record<string, TaskPriority>>
}
