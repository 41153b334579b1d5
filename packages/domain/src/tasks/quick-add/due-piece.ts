import type { Clock, Day } from './read-phrase.ts'
import type { Span } from './spans.ts'

/** A piece of a text that says when. */
export interface DuePiece extends Span {
  readonly day?: Day
  readonly clock?: Clock
  /** From now, in milliseconds. */
  readonly elapsed?: number
  /** A weekday: it comes again in seven days. */
  readonly weekly?: boolean
  /** Of a kind that "on" leads to: "log on tomorrow" is not "on tomorrow". */
  readonly takesOn?: boolean
  /** It says when something else was, or happens again. */
  readonly isOther?: boolean
  /** What has to stand beside it: by itself it is too often something else. */
  readonly needs?: 'company' | 'a day' | 'a day before' | undefined
}
