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

/** A piece of the text that was understood. Offsets in UTF-16 units, `end` excluded: `text` is the slice between them. */
export interface QuickAddToken {
  readonly kind: 'due' | 'priority'
  readonly start: number
  readonly end: number
  readonly text: string
}

export interface QuickAddOptions {
  /** The present instant. */
  readonly now: string
  /** IANA name of the zone in which "today" and "9am" are meant. */
  readonly timeZone: string
  /** BCP 47. Decides whether 3/4/2027 is in March or in April; without it such a date is not read. */
  readonly locale?: string | undefined
  /** The language of the words: `en` when omitted. Marks such as `!high` and `p1` are read in each. */
  readonly language?: QuickAddLanguage | undefined
  /** What is to stay text: a kind of token, or the places of tokens that were turned off. */
  readonly ignore?: readonly (QuickAddToken['kind'] | Pick<QuickAddToken, 'start' | 'end'>)[] | undefined
}

export interface QuickAdd {
  /** The text without its tokens. Empty when there is nothing to call the task by. */
  readonly title: string
  /** A date as `YYYY-MM-DD`, with a time an instant in UTC. */
  readonly due_date?: string
  readonly priority?: TaskPriority
  /** In the order of the text, without overlaps. A day and a time that stand apart are a token each. */
  readonly tokens: readonly QuickAddToken[]
}

/** Longer texts are not read: their title is the text. */
const MAX_LENGTH = 2_000

/**
 * Reads one line into a task: "pay rent tomorrow 9am !high". Strict: what may be meant otherwise stays in the title. The
 * grammar is in docs/quick-add.md.
 *
 * Pure, and never throws for a text; a RangeError for a time zone or a locale that there is not.
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
 * Whether a line says that its task comes again: "water the plants every monday". Repeats are not supported yet, so
 * `parseQuickAdd` leaves such a line whole.
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
  // Without its mark a date at the end of the line is its end.
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

/** A title that is only a date is that date: "tomorrow" is a task called so. */
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
