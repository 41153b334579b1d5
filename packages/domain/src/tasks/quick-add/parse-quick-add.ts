import { nameKey } from '../../entities/name-key.ts'
import type { RecurrenceOrigin } from '../recurrence/recurrence.ts'
import type { TaskPriority } from '../task.ts'
import { chooseDue, type Due } from './choose-due.ts'
import { english } from './english.ts'
import { german } from './german.ts'
import type { Grammar } from './grammar.ts'
import type { QuickAddLanguage } from '../quick-add-languages.ts'
import { dueDate } from './due-date.ts'
import { findNames, type NameMark } from './find-names.ts'
import { findPriority, type PriorityMark } from './find-priority.ts'
import { findRepeat } from './find-repeat.ts'
import { findUnread } from './find-days.ts'
import { firstDue } from './first-due.ts'
import { findRepeatPhrase, type FoundRepeat } from './repeat.ts'
import { maskText, type Span } from './spans.ts'
import { wallTimeAt, type WallTime } from '../wall-time.ts'

/** A recognized piece of the text. Offsets are in UTF-16 units, `end` is exclusive, `text` is the slice between them. */
export interface QuickAddToken {
  readonly kind: 'due' | 'priority' | 'list' | 'label' | 'repeat'
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
  /** The titles of the user's lists: `#` before one of them is read, other words after `#` stay text. */
  readonly lists?: readonly string[] | undefined
  /** The names of the user's labels. Without it no label is read. */
  readonly labels?: readonly string[] | undefined
  /** Whether an unknown word after `@` is read as a new label, beside the names of `labels`; true when omitted. */
  readonly newLabels?: boolean | undefined
  /** Tokens that stay text: by kind, or by the position of a token that the user turned off. */
  readonly ignore?: readonly (QuickAddToken['kind'] | Pick<QuickAddToken, 'start' | 'end'>)[] | undefined
}

export interface QuickAdd {
  /** The text without its tokens. Empty when nothing else is left. */
  readonly title: string
  /** A date as `YYYY-MM-DD`, or an instant in UTC when the text has a time. */
  readonly due_date?: string
  readonly priority?: TaskPriority
  /** When the task repeats; then it has a due date, the first one. */
  readonly recurrence?: { readonly rule: string; readonly from: RecurrenceOrigin; readonly time_zone: string }
  /** One of `lists`. */
  readonly list?: string
  /** Some of `labels`, and the words of new ones. */
  readonly labels?: readonly string[]
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
  const { now, timeZone } = options
  const instant = Date.parse(now)
  const today = wallTimeAt(instant, timeZone)
  if (text.length > MAX_LENGTH) return { title: text.trim(), tokens: [] }
  const { due, priority, names, repeat, isRepeating } = readLine(text, today, options)
  const first = repeat && firstDue(repeat, due, instant, today, timeZone)
  const due_date = first
    ? first.due_date
    : due && !isRepeating
      ? dueDate(due, instant, today, timeZone)
      : undefined
  const tokens = [
    ...names.map((name) => tokenOf(name.kind, name, text)),
    ...(priority === undefined || isRepeating ? [] : [tokenOf('priority', priority, text)]),
    ...(due_date === undefined ? [] : (due?.spans.map((span) => tokenOf('due', span, text)) ?? [])),
    ...(repeat === undefined ? [] : [tokenOf('repeat', repeat, text)]),
  ].toSorted((a, b) => a.start - b.start)
  const list = names.find(({ kind }) => kind === 'list')
  const labels = new Map(
    names.flatMap(({ kind, name }) => (kind === 'label' ? [[nameKey(name), name] as const] : [])),
  )
  return {
    title: titleOf(text, tokens),
    ...(due_date !== undefined && { due_date }),
    ...(priority && !isRepeating && { priority: priority.priority }),
    ...(repeat &&
      first && {
        recurrence: {
          rule: first.rule,
          from: repeat.repeat.fromCompletion === true ? 'completion' : 'due',
          time_zone: timeZone,
        } as const,
      }),
    ...(list && { list: list.name }),
    ...(labels.size > 0 && { labels: [...labels.values()] }),
    tokens,
  }
}

/**
 * Returns whether a line describes a repeating task in words that are not read: "vitamins twice a day". `parseQuickAdd` reads only the
 * names of lists and labels in such a line.
 */
export function isRepeating(text: string, options: QuickAddOptions): boolean {
  if (text.length > MAX_LENGTH) return false
  return readLine(text, wallTimeAt(Date.parse(options.now), options.timeZone), options).isRepeating
}

const grammars: Record<QuickAddLanguage, Grammar> = { en: english, de: german }

interface Reading {
  readonly due?: Due | undefined
  readonly priority?: PriorityMark | undefined
  readonly names: readonly NameMark[]
  readonly repeat?: FoundRepeat | undefined
  /** Whether the line repeats in words that are not read. */
  readonly isRepeating: boolean
}

function readLine(text: string, today: WallTime, options: QuickAddOptions): Reading {
  const { locale, language = 'en', ignore = [], lists = [], labels, newLabels = true } = options
  const grammar = grammars[language]
  const masked = maskText(text, ignore.filter(isSpan))
  const dueIn = (line: string) => chooseDue(line, today, locale, grammar)
  const whole = dueIn(masked)
  const names = findNames(masked, whole?.spans ?? [], { lists, labels, newLabels }).filter(
    ({ kind }) => !ignore.includes(kind),
  )
  // Without its marks a date at the end of the line is its end.
  const line = withoutNames(masked, names)
  const repeat = ignore.includes('repeat') ? undefined : repeatIn(line, today, options, grammar)
  const rest = repeat === undefined ? line : withoutNames(line, [repeat])
  const first = names.length === 0 && repeat === undefined ? whole : dueIn(rest)
  const priority = ignore.includes('priority')
    ? undefined
    : findPriority(rest, [...(first?.spans ?? []), ...names], grammar)
  const withoutPriority = priority === undefined ? rest : withoutMark(rest, priority)
  const named = priority === undefined ? first : dueIn(withoutPriority)
  const due =
    repeat === undefined || named?.clock !== undefined
      ? named
      : withHour(withoutPriority, repeat, named, dueIn)
  const isRepeating = !ignore.includes('repeat') && findRepeat(rest, due, grammar)
  return {
    due: ignore.includes('due') ? undefined : due,
    priority,
    names,
    repeat: isRepeating ? undefined : repeat,
    isRepeating,
  }
}

/** A lone hour beside a repeat is read as beside a day: "every weekday at 9". */
function withHour(
  line: string,
  repeat: FoundRepeat,
  named: Due | undefined,
  dueIn: (text: string) => Due | undefined,
): Due | undefined {
  const { start, end } = repeat
  // Both words are "today" in their language, and none reads the other.
  const dated = ['today', 'heute'].map((day) =>
    dueIn(line.slice(0, start).padEnd(start) + day.padEnd(end - start) + line.slice(end)),
  )
  const found = dated.find((due) => due?.clock !== undefined && due.usualOf === undefined)
  if (found === undefined) return named
  const spans = found.spans.flatMap((span) => {
    const from = span.start < end && span.end > start && span.start >= start ? end : span.start
    const to = span.start < start ? Math.min(span.end, start) : span.end
    const text = line.slice(from, to)
    const lead = text.length - text.trimStart().length
    return text.trim() === '' ? [] : [{ start: from + lead, end: from + text.trimEnd().length }]
  })
  return { ...found, day: named?.day, spans }
}

/** Finds the phrase for a repeat that is read. Names such as "Fridays for Future" contain none. */
function repeatIn(line: string, today: WallTime, { locale }: QuickAddOptions, grammar: Grammar) {
  const found = findRepeatPhrase(line, grammar.repeatReader, (text) => {
    const due = chooseDue(text, today, locale, grammar)
    const [span] = due?.spans ?? []
    return due?.day !== undefined && span?.start === 0 ? { day: due.day, length: span.end } : undefined
  })
  if (found === undefined) return undefined
  const isName = findUnread(line, grammar).some(({ start, end }) => start <= found.start && found.end <= end)
  return isName ? undefined : found
}

function withoutMark(text: string, mark: Span): string {
  return text.slice(mark.end).trim() === '' ? text.slice(0, mark.start) : maskText(text, [mark])
}

/** Blanks names out. Names at the start or the end don't count as words there. */
function withoutNames(text: string, names: readonly Span[]): string {
  if (names.length === 0) return text
  const blank = names.reduce(
    (line, { start, end }) => line.slice(0, start) + ' '.repeat(end - start) + line.slice(end),
    text,
  )
  const [from, to] = [blank.search(/\S/), blank.trimEnd().length]
  const inner = names.filter(({ start }) => start > from && start < to)
  return ' '.repeat(Math.max(0, from)) + maskText(text, inner).slice(Math.max(0, from), to)
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
    .filter(({ kind }) => kind === 'due' || kind === 'repeat')
    .map((token) => token.text)
    .join(' ')
}
