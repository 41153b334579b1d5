import type { Amount } from './amounts.ts'
import type { TaskPriority } from '../task.ts'
import type { Need, SaidClock } from './due-piece.ts'
import type { PartOfDay } from './part-of-day.ts'
import type { Day } from './calendar.ts'

/** A day as words name it. */
export interface SaidDay {
  /** Undefined for words that look like a day and name none: "31 april". */
  readonly day: Day | undefined
  readonly part?: PartOfDay | undefined
  readonly needs?: Need | undefined
  /** How many characters behind the match are part of it: its year. */
  readonly longer?: number | undefined
}

/** Words that name a day. */
export interface DayWords {
  readonly pattern: RegExp
  /** Returns undefined where the words are not about a day. */
  readonly read: (match: RegExpExecArray, today: Day, locale: string | undefined) => SaidDay | undefined
  /** A weekday: it comes again in seven days. */
  readonly weekly?: boolean
  /** "on" leads to it. */
  readonly takesOn?: boolean
  /** What is a day only in company, or, for dates, at the end of a line. */
  readonly doubtful?: RegExp
}

/** Words that name a time of the day. */
export interface ClockWords {
  readonly pattern: RegExp
  /** Returns undefined where the words are not about a time. */
  readonly read: (match: RegExpExecArray) => SaidClock | undefined
}

/** Words that name a part of the day. */
export interface PartWords {
  readonly pattern: RegExp
  readonly read: (match: RegExpExecArray) => PartOfDay
  readonly needs: Need
}

/** Words for a line that comes again. */
export interface RepeatWords {
  /** "every monday", "daily at 9": the line repeats. */
  readonly always: RegExp
  /** "Weekly review friday": at the start of a line they may be a name; with a day of its own the line does not repeat. */
  readonly adjective: RegExp
}

/** What a language calls days, times and priorities. How they are put together is the same in all. */
export interface Grammar {
  readonly days: readonly DayWords[]
  readonly clocks: readonly ClockWords[]
  readonly parts: readonly PartWords[]
  /** Counted from now: "in 3 weeks and 2 days". */
  readonly amounts: readonly {
    readonly pattern: RegExp
    readonly read: (phrase: string) => Amount | undefined
  }[]
  /** Names that contain a day, and days that are not read. */
  readonly unread: readonly RegExp[]
  readonly repeats: RepeatWords
  /** What stands before a due date and goes with it. */
  readonly leadWord: RegExp
  /** The same, before days alone. */
  readonly leadOfDay: RegExp
  /** After these a date says when something else was or happens again. */
  readonly otherTime: RegExp
  /** Between two dates or two times: neither is the due one. */
  readonly joint: RegExp
  /** Between a date and its time. */
  readonly seam: RegExp
  /** What makes a day or a time an end of a span: "3 to" before "5pm", "14. bis" before "17. Juni", "to 7" behind "noon". */
  readonly span: { readonly beforeDay: RegExp; readonly beforeClock: RegExp; readonly after: RegExp }
  /** What may stand behind the exclamation mark, beside the English words. */
  readonly priorities: Readonly<Record<string, TaskPriority>>
}
