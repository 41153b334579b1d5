import type { CreateTaskInput } from '../task-input.ts'
import { isTimeZone } from '../time-zone.ts'
import { localeOrder, orderOf, type DateOrder, type DateQuestion } from './date-order.ts'
import type { TransferKind } from './export-tasks.ts'
import { assertNotForeign } from './foreign-formats.ts'
import { readCsvEntries } from './read-csv-entries.ts'
import { readJsonEntries } from './read-json-entries.ts'
import { readMoment } from './read-moment.ts'
import type { ImportWarning, Notice, SkipReason } from '../import-reasons.ts'
import { refuseFile } from './refuse-file.ts'
import { readTask } from './read-task.ts'
import { shorten } from './shorten.ts'
import { newWarnings } from './warnings.ts'

export interface ImportOptions {
  /** The present instant: when a task was completed that does not say when. */
  readonly now: string
  /** A new uuid for each task: sent twice, an import still makes each task once. */
  readonly newId: () => string
  /** IANA name of the zone of times that name none. UTC when omitted. */
  readonly timeZone?: string | undefined
  /**
   * BCP 47. Decides whether 3/2/2027 is in February or in March where the other dates of the file do not; without it such a
   * date is left out.
   */
  readonly locale?: string | undefined
  /** Decides the same before the locale, where a person was asked. */
  readonly dateOrder?: DateOrder | undefined
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
  readonly tasks: readonly CreateTaskInput[]
  readonly skipped: readonly SkippedEntry[]
  /** What was left out, changed or guessed: columns, values with their lines, the order of day and month. */
  readonly warnings: readonly ImportWarning[]
  /** The first date whose order of day and month is open, to ask a person about. Read again with `dateOrder` then. */
  readonly dateQuestion?: DateQuestion
}

const MAX_TASKS = 5_000
const MAX_CHARACTERS = 5_000_000

/**
 * Reads the text of a file into tasks to create: our JSON, our CSV (also after a spreadsheet has saved it), the CSV of
 * Todoist, and any CSV whose first line names a column of titles, in the words of many languages.
 *
 * An entry with a title becomes a task. A value that is not understood is left out with a warning, a title beyond its limit
 * runs on in the notes, and every column that is left out is named. An entry without a title is skipped with its reason.
 *
 * Takes title, description, status, priority, due date and completion; ids are new ones. An empty cell of a CSV says nothing,
 * so an empty description comes back as none.
 *
 * Throws a DomainError with a coded `refusal`: PAYLOAD_TOO_LARGE beyond 5,000 entries or five million characters, VALIDATION_FAILED
 * for any other file, named by its format where that is known. Throws a RangeError for a time zone or a locale that there is not.
 */
export function readImport(text: string, kind: TransferKind, options: ImportOptions): Import {
  const { now, newId, timeZone = 'UTC', locale, dateOrder } = options
  if (!isTimeZone(timeZone)) throw new RangeError(`There is no time zone ${timeZone}`)
  if (text.length > MAX_CHARACTERS)
    refuseFile({ code: 'file_too_large', megabytes: MAX_CHARACTERS / 1_000_000 })
  const plain = text.replace(/^\ufeff/, '')
  assertNotForeign(plain)
  const warnings = newWarnings()
  // A file may have a name of another kind.
  const isJson = kind === 'json' || isJsonText(plain)
  const { entries, cells = [] } = isJson ? readJsonEntries(plain, warnings) : readCsvEntries(plain, warnings)
  if (entries.length > MAX_TASKS) refuseFile({ code: 'too_many_entries', maximum: MAX_TASKS })
  const common = orderOf(cells)
  const order = common ?? dateOrder ?? localeOrder(locale)
  let dateQuestion: DateQuestion | undefined
  const ask = (date: string, day_first: string, month_first: string) => {
    if (common === undefined) dateQuestion ??= { text: date, day_first, month_first, order }
    return order
  }
  const moment = (date: string, zone: string) => readMoment(date, { timeZone: zone, locale, order: ask })
  const tasks: CreateTaskInput[] = []
  const skipped: SkippedEntry[] = []
  for (const entry of entries) {
    const read = readTask(entry, newId(), { now, moment, timeZone, warnings })
    if ('task' in read) tasks.push(read.task)
    else skipped.push({ line: entry.line, reason: read.skip, text: shorten(entry.text, 80) })
  }
  if (dateQuestion !== undefined && dateOrder === undefined) warnings.add(openOrder(dateQuestion))
  return { tasks, skipped, warnings: warnings.list(), ...(dateQuestion !== undefined && { dateQuestion }) }
}

function openOrder({ text, order, day_first, month_first }: DateQuestion): Notice {
  const day = order === 'day-first' ? day_first : month_first
  return { code: 'ambiguous_date', text: shorten(text), day: order === undefined ? undefined : day }
}

function isJsonText(text: string): boolean {
  if (!/^\s*[{[]/.test(text)) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
