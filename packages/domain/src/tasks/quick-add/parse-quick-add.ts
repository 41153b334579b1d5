import type { TaskPriority } from '../task.ts'
import { chooseDue, type Due } from './choose-due.ts'
import { english } from './english.ts'
import { german } from './german.ts'
import type { Grammar } from './grammar.ts'
import type { QuickAddLanguage } from '../quick-add-languages.ts'
import { findLast, maskText, words, type Span } from './spans.ts'
import { instantOf, wallTimeAt, type WallTime } from './wall-time.ts'

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
  const priorities = { ...marks, ...grammar.priorities }
  const instant = Date.parse(now)
  const today = wallTimeAt(instant, timeZone)
  if (text.length > MAX_LENGTH) return { title: text.trim(), tokens: [] }
  const masked = maskText(text, ignore.filter(isSpan))
  const priority = ignore.includes('priority')
    ? undefined
    : findLast(priorityWords(priorities), masked).at(-1)
  const rest = priority === undefined ? masked : maskText(masked, [priority])
  const due = ignore.includes('due') ? undefined : chooseDue(rest, today, locale, grammar)
  const due_date = due && dueDate(due, instant, today, timeZone)
  const tokens = [
    ...(priority === undefined ? [] : [tokenOf('priority', priority, text)]),
    ...(due_date === undefined ? [] : (due?.spans.map((span) => tokenOf('due', span, text)) ?? [])),
  ].toSorted((a, b) => a.start - b.start)
  return {
    title: titleOf(text, tokens),
    ...(due_date !== undefined && { due_date }),
    ...(priority && { priority: priorities[priority.match[0].slice(1).toLowerCase()] ?? 'medium' }),
    tokens,
  }
}

const grammars: Record<QuickAddLanguage, Grammar> = { en: english, de: german }

function priorityWords(priorities: object): RegExp {
  return words(`!(?:${Object.keys(priorities).join('|')})|p[123]`)
}

const marks: Record<string, TaskPriority> = {
  high: 'high',
  medium: 'medium',
  med: 'medium',
  low: 'low',
  1: 'high',
  2: 'medium',
  3: 'low',
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

function dueDate(due: Due, now: number, today: WallTime, timeZone: string): string | undefined {
  const { day = today, clock, elapsed } = due
  if (elapsed !== undefined) return instantText(now + elapsed)
  if (clock === undefined) return dayText(day)
  const at = (ahead: number) => instantOf({ ...day, ...clock, day: day.day + ahead }, timeZone)
  if (at(0) > now) return instantText(at(0))
  // The day was not said, or comes again: a time that has passed is the next one.
  const isToday = dayText(day) === dayText(today)
  const ahead = due.day === undefined ? 1 : due.weekly && isToday ? 7 : 0
  return instantText(at(ahead))
}

function dayText({ year, month, day }: Pick<WallTime, 'year' | 'month' | 'day'>): string {
  return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
}

function instantText(instant: number): string | undefined {
  return instant >= 0 && instant < Date.UTC(10_000, 0) ? new Date(instant).toISOString() : undefined
}
