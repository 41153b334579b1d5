import type { CreateTaskInput } from '../task-input.ts'
import { isTimeZone } from '../time-zone.ts'
import type { ImportFormat, ImportWarning, Notice, SkipReason } from '../import-reasons.ts'
import { arrange, type ImportedTask } from './arrange.ts'
import { localeOrder, orderOf, type DateOrder, type DateQuestion } from './date-order.ts'
import type { FieldContext } from './field-context.ts'
import { assertNotForeign } from './foreign-formats.ts'
import { dayAt } from './formats/repeating-date.ts'
import type { ImportEntry, TableField } from './import-entry.ts'
import { parseTable, tableColumns, type TableColumns } from './read-csv-entries.ts'
import { readEntries } from './read-entries.ts'
import { readMoment } from './read-moment.ts'
import { newRepeatReader } from './read-repeat.ts'
import { firstDay, readRule } from './read-rule.ts'
import { readTask } from './read-task.ts'
import { refuseFile } from './refuse-file.ts'
import { shorten } from './shorten.ts'
import { newWarnings } from './warnings.ts'

export interface ImportOptions {
  /** The present instant: when a task was completed that does not say when. */
  readonly now: string
  /** The name of the file. The content decides on the format; the name only where the content leaves it open. */
  readonly name?: string | undefined
  /** IANA name of the zone of times that name none. UTC when omitted. */
  readonly timeZone?: string | undefined
  /**
   * BCP 47. Decides whether 3/2/2027 is in February or in March where the other dates of the file do not; without it such a
   * date is left out.
   */
  readonly locale?: string | undefined
  /** Decides the same before the locale, where a person was asked. */
  readonly dateOrder?: DateOrder | undefined
  /** The field of each column of a table, where a person chose them; null leaves a column out. */
  readonly columns?: readonly (TableField | null)[] | undefined
}

/** An entry that is no task, or not a valid one. */
export interface SkippedEntry {
  /** The line on which it begins; in JSON its place among the tasks. From 1. */
  readonly line: number
  readonly reason: SkipReason
  /** What a person knows the entry by, shortened. */
  readonly text: string
}

export interface Import {
  readonly format: ImportFormat
  readonly tasks: readonly ImportedTask[]
  /** The line of each task. */
  readonly lines: readonly number[]
  readonly skipped: readonly SkippedEntry[]
  /** What was left out, changed or guessed: columns, values with their lines, the order of day and month. */
  readonly warnings: readonly ImportWarning[]
  /** The first date whose order of day and month is open, to ask a person about. Read again with `dateOrder` then. */
  readonly dateQuestion?: DateQuestion
}

export const MAX_IMPORTED_TASKS = 20_000
const MAX_CHARACTERS = 10_000_000

/**
 * Reads the text of a file into tasks to create. The content decides on the format: one of `importFormats`, or any CSV whose
 * first lines name a column of titles, in the words of many languages.
 *
 * An entry with a title becomes a task. A value that is not understood is left out with a warning, a title beyond its limit
 * continues in the notes, and every field that is left out is named. An entry without a title is skipped with its reason.
 *
 * Throws a DomainError with a coded `refusal`: PAYLOAD_TOO_LARGE beyond 20,000 entries or ten million characters, VALIDATION_FAILED
 * for any other file, named by its format where that is known. Throws a RangeError for an unknown time zone or an invalid locale.
 */
export function readImport(text: string, options: ImportOptions): Import {
  const { now, timeZone = 'UTC', locale, dateOrder, columns, name = '' } = options
  const plain = plainText(text, timeZone)
  const warnings = newWarnings()
  const context = { now, timeZone, name, warnings, columns }
  const { format, entries, cells = [] } = readEntries(plain, context)
  if (entries.length > MAX_IMPORTED_TASKS)
    refuseFile({ code: 'too_many_entries', maximum: MAX_IMPORTED_TASKS })
  const common = orderOf(cells)
  const order = common ?? dateOrder ?? localeOrder(locale)
  let dateQuestion: DateQuestion | undefined
  const ask = (date: string, day_first: string, month_first: string) => {
    if (common === undefined) dateQuestion ??= { text: date, day_first, month_first, order }
    return order
  }
  const moment = (date: string, zone: string) => readMoment(date, { timeZone: zone, locale, order: ask })
  const { tasks, lines, skipped } = readAll(entries, { now, moment, timeZone, warnings })
  if (dateQuestion !== undefined && dateOrder === undefined) warnings.add(openOrder(dateQuestion))
  return {
    format,
    tasks,
    lines,
    skipped,
    warnings: warnings.list(),
    ...(dateQuestion !== undefined && { dateQuestion }),
  }
}

/**
 * Returns the columns of a table, so that a person can name their fields; undefined for a file of a known format, and for one
 * that is no table.
 */
export function readColumns(text: string): TableColumns | undefined {
  const plain = plainText(text, 'UTC')
  if (/^\s*[{[]|^\s*BEGIN:/i.test(plain)) return undefined
  return tableColumns(parseTable(plain))
}

function plainText(text: string, timeZone: string): string {
  if (!isTimeZone(timeZone)) throw new RangeError(`There is no time zone ${timeZone}`)
  if (text.length > MAX_CHARACTERS)
    refuseFile({ code: 'file_too_large', megabytes: MAX_CHARACTERS / 1_000_000 })
  const plain = text.replace(/^\ufeff/, '')
  assertNotForeign(plain)
  return plain
}

function readAll(
  entries: readonly ImportEntry[],
  context: FieldContext,
): { tasks: ImportedTask[]; lines: number[]; skipped: SkippedEntry[] } {
  const read: { entry: ImportEntry; task: CreateTaskInput }[] = []
  const skipped: SkippedEntry[] = []
  for (const entry of entries) {
    const result = readTask(entry, context)
    if ('task' in result) read.push({ entry, task: withFirstDay(result.task, entry, context) })
    else skipped.push({ line: entry.line, reason: result.skip, text: shorten(entry.text, 80) })
  }
  const tasks = arrange(read, newRepeatReader(context), context.warnings)
  return { tasks, lines: read.map(({ entry }) => entry.line), skipped }
}

/** A repeating task has a due date: without one it is the first day of the repeat. */
function withFirstDay(
  task: CreateTaskInput,
  { recurrence, timeZone }: ImportEntry,
  context: FieldContext,
): CreateTaskInput {
  const rule =
    recurrence === undefined || typeof task.due_date === 'string' ? undefined : readRule(recurrence)
  if (rule === undefined) return task
  const due_date = firstDay(rule, dayAt(context.now, timeZone ?? context.timeZone))
  return due_date === undefined ? task : { ...task, due_date }
}

function openOrder({ text, order, day_first, month_first }: DateQuestion): Notice {
  const day = order === 'day-first' ? day_first : month_first
  return { code: 'ambiguous_date', text: shorten(text), day: order === undefined ? undefined : day }
}
