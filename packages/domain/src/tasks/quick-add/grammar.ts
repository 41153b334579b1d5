import type { TaskPriority } from '../task.ts'
import type { DuePiece } from './due-piece.ts'
import type { Day } from './read-phrase.ts'

/** Words that name a day. */
export interface DayWords {
  readonly pattern: RegExp
  /** The words as chrono is to read them, in English or as `2026-12-24`, and the time of the day if they imply one. */
  readonly read: (
    match: RegExpExecArray,
    today: Day,
    locale: string | undefined,
  ) => readonly [phrase: string, clock?: string]
  /** A weekday: it comes again in seven days. */
  readonly weekly?: boolean
  /** Of a kind that "on" leads to. */
  readonly takesOn?: boolean
  /** What is a day only in clear company, or at the end of a line. */
  readonly doubtful?: RegExp
}

/** Words that name a time of the day. */
export interface ClockWords {
  readonly pattern: RegExp
  /** The time as `9:30` or `9am`, and what has to stand beside it; undefined where it is none. */
  readonly read: (match: RegExpExecArray) => readonly [phrase: string, needs?: DuePiece['needs']] | undefined
}

/** What a language calls days, times and priorities. How they are put together is the same in all. */
export interface Grammar {
  readonly days: readonly DayWords[]
  readonly clocks: readonly ClockWords[]
  /** Counted from now. */
  readonly elapsed: { readonly pattern: RegExp; readonly minutes: (match: RegExpExecArray) => number }
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
  /** What may stand behind the exclamation mark, beside the English words. */
  readonly priorities: Readonly<Record<string, TaskPriority>>
}
