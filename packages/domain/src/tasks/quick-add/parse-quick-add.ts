import type { TaskPriority } from '../task.ts'
import { chooseDue, type Due } from './choose-due.ts'
import { english } from './english.ts'
import { german } from './german.ts'
import type { Grammar } from './grammar.ts'
import type { QuickAddLanguage } from '../quick-add-languages.ts'
import { dueDate } from './due-date.ts'
import { findPriority, type PriorityMark } from './find-priority.ts'
import { findRepeat } from './find-repeat.ts'
import { maskText, type Span } from './spans.ts'
import { wallTimeAt, type WallTime } from './wall-time.ts'

/** A recognized piece of the text. Offsets are in UTF-16 units, `end` is exclusive, `text` is the slice between them. */
export interface QuickAddToken {
  readonly kind: 'due' | 'priority'
  readonly start: number
  readonly end: number
  readonly text: string
}

export interface QuickAddOptions {
  /** The current instant. */
  readonly now: string
  /** IANA name of the zone of "today" and "9am". */
  readonly timeZone: string
  /** BCP 47 tag. Decides whether 3/4/2027 is in March or in April; without a locale such a date is not read. */
  readonly locale?: string | undefined
  /** The language of the words, `en` when omitted. `!high` and `p1` work in every language. */
  readonly language?: QuickAddLanguage | undefined
  /** Tokens that stay text: by kind, or by the position of a token that the user turned off. */
  readonly ignore?: readonly (QuickAddToken['kind'] | Pick<QuickAddToken, 'start' | 'end'>)[] | undefined
}

export interface QuickAdd {
  /** The text without its tokens. Empty when nothing else is left. */
  readonly title: string
  /** A date as `YYYY-MM-DD`, or an instant in UTC when the text has a time. */
  readonly due_date?: string
  readonly priority?: TaskPriority
  /** In the order of the text, without overlaps. A day and a time are one token when adjacent, otherwise two. */
  readonly tokens: readonly QuickAddToken[]
}

/** In UTF-16 units. A longer text is not parsed and becomes the title. */
const MAX_LENGTH = 2_000

/**
 * Parses one line into a task: "pay rent tomorrow 9am !high". Ambiguous words stay in the title. docs/quick-add.md describes the grammar.
 *
 * The function is pure and throws for no text. It throws a RangeError for an unknown time zone or an invalid locale.
 */
export function parseQuickAdd(text: string, options: QuickAddOptions): QuickAdd {
  const { now, timeZone, locale, language = 'en', ignore = [] } = options
  const grammar = grammars[language]
  const instant = Date.parse(now)
  const today = wallTimeAt(instant, timeZone)
  if (text.length > MAX_LENGTH) return { title: text.trim(), tokens: [] }
  const masked = maskText(text, ignore.filter(isSpan))
  const read = readMasked(masked, today, { locale, ignore, grammar })
  if (read.isRepeating) return { title: text.trim(), tokens: [] }
  const { due, priority } = read
  const due_date = due && dueDate(due, instant, today, timeZone)
  const tokens = [
    ...(priority === undefined ? [] : [tokenOf('priority', priority, text)]),
    ...(due_date === undefined ? [] : (due?.spans.map((span) => tokenOf('due', span, text)) ?? [])),
  ].toSorted((a, b) => a.start - b.start)
  return {
    title: titleOf(text, tokens),
    ...(due_date !== undefined && { due_date }),
    ...(priority && { priority: priority.priority }),
    tokens,
  }
}

/**
 * Returns whether a line describes a repeating task: "water the plants every monday". Repeating tasks are not supported, so
 * `parseQuickAdd` does not parse such a line.
 */
export function isRepeating(text: string, options: QuickAddOptions): boolean {
  const { now, timeZone, locale, language = 'en', ignore = [] } = options
  if (text.length > MAX_LENGTH) return false
  const masked = maskText(text, ignore.filter(isSpan))
  const today = wallTimeAt(Date.parse(now), timeZone)
  return readMasked(masked, today, { locale, ignore, grammar: grammars[language] }).isRepeating
}

const grammars: Record<QuickAddLanguage, Grammar> = { en: english, de: german }

interface Context {
  readonly ignore: NonNullable<QuickAddOptions['ignore']>
  readonly locale: string | undefined
  readonly grammar: Grammar
}

interface Reading {
  readonly due?: Due | undefined
  readonly priority?: PriorityMark | undefined
  readonly isRepeating: boolean
}

function readMasked(masked: string, today: WallTime, { locale, ignore, grammar }: Context): Reading {
  const dueIn = (text: string) => chooseDue(text, today, locale, grammar)
  const first = dueIn(masked)
  const priority = ignore.includes('priority') ? undefined : findPriority(masked, first?.spans ?? [], grammar)
  // Without the priority a date before it may be at the end of the line.
  const due = priority === undefined ? first : dueIn(withoutMark(masked, priority))
  const isRepeating = findRepeat(masked, due, grammar)
  return { due: ignore.includes('due') ? undefined : due, priority, isRepeating }
}

function withoutMark(text: string, mark: Span): string {
  return text.slice(mark.end).trim() === '' ? text.slice(0, mark.start) : maskText(text, [mark])
}

function isSpan(ignored: string | Span): ignored is Span {
  return typeof ignored !== 'string'
}

function tokenOf(kind: QuickAddToken['kind'], { start, end }: Span, text: string): QuickAddToken {
  return { kind, start, end, text: text.slice(start, end) }
}

/** Returns the text without tokens, or the text of a date when nothing else is left: "tomorrow" is a task with that title. */
function titleOf(text: string, tokens: readonly QuickAddToken[]): string {
  let [title, from] = ['', 0]
  for (const { start, end } of [...tokens, { start: text.length, end: 0 }]) {
    const between = text.slice(from, start).trim()
    const piece = title.endsWith(',') && between.startsWith(',') ? between.slice(1).trim() : between
    title += title === '' || piece === '' || /^[,;.!?]+(?:\s|$)/.test(piece) ? piece : ` ${piece}`
    from = end
  }
  if (tokens.length === 0) return title
  if (/[^\s,]/.test(title)) return title.replace(/^,\s*/, '').replace(/,$/, '')
  return tokens
    .filter(({ kind }) => kind === 'due')
    .map((token) => token.text)
    .join(' ')
}
