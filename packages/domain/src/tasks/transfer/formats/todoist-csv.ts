import { fold } from '../fold.ts'
import type { ImportEntry } from '../import-entry.ts'
import { isTimeZone } from '../../time-zone.ts'
import { listTitle } from '../read-labels.ts'
import { shorten } from '../shorten.ts'
import { notesOf, otherEntry, type FormatContext, type Table, type TableFormat } from './format.ts'
import { columnNames, namedRows, warnOfColumns, type NamedRow } from './table-rows.ts'
import { readRepeatingDate } from './repeating-date.ts'

// Priorities run from 1, the most urgent, to 4, no priority. Our lowest is low.
const priorities: Readonly<Record<string, string>> = { 1: 'high', 2: 'medium', 3: 'low', 4: 'low' }
/** Labels are behind the text of the task. */
const labels = /(?:(?:^|\s+)@[^\s@]+)+$/

const read = columnNames(
  'type content description priority indent date datelang timezone iscollapsed author durationunit deadlinelang viewstyle',
)
const nothing = { duration: 'None' }

/** Todoist's CSV, one project in each file, also as its backups contain it. */
export const todoistCsv: TableFormat = {
  format: 'todoist_csv',
  matches: (names) => names.has('type') && names.has('content'),
  read: readRows,
}

function readRows(table: Table, context: FormatContext): ImportEntry[] {
  const tasks = { ...table, rows: table.rows.filter(({ cells }) => isTask(table, cells)) }
  warnOfColumns(tasks, read, nothing, context.warnings)
  const list = projectOf(context.name)
  const entries: ImportEntry[] = []
  /** The task above at each level, with its place among the entries. */
  let above: { readonly level: number; readonly place: number; readonly key: string }[] = []
  for (const row of namedRows(table)) {
    const type = row.cell('type').toLowerCase()
    const last = entries[above.at(-1)?.place ?? -1]
    if (type === 'task') {
      const level = Number(row.cell('indent')) || 1
      above = above.filter((each) => each.level < level)
      const parent = above.at(-1)?.key
      const key = String(row.line)
      above.push({ level, place: entries.length, key })
      entries.push({ ...readTask(row, context), key, parent, list })
    } else if (type === 'note' && last !== undefined) {
      entries[above.at(-1)?.place ?? 0] = withComment(last, row.cell('content'))
    } else {
      if (type === 'section') above = []
      entries.push(otherRow(row, type))
    }
  }
  return entries
}

function isTask({ header }: Table, cells: readonly string[]): boolean {
  return cells[header.findIndex((name) => fold(name) === 'type')]?.trim().toLowerCase() === 'task'
}

/** The file has the name of the project, in backups with its number: `Garden [2203306141].csv`. */
function projectOf(name: string): string | undefined {
  const title = name
    .replace(/^.*[/\\]/, '')
    .replace(/\.\w{1,4}$/, '')
    .replace(/\s*(?:\[\w*\]|\(\d+\))$/, '')
  return /^(?:|todoist.*|export.*|tasks?|import.*|download.*|project|aufgaben)$/i.test(title)
    ? undefined
    : listTitle(title)
}

function otherRow({ line, cell }: NamedRow, type: string): ImportEntry {
  const text = cell('content')
  if (type === 'section' || type === 'note') return otherEntry(line, text, type)
  if (type === 'meta') return { line, text, skip: { code: 'other_row', row: 'view_setting' } }
  const skip =
    type === ''
      ? ({ code: 'other_row', row: 'untyped' } as const)
      : ({ code: 'unknown_row', type: shorten(type) } as const)
  return { line, text, skip }
}

function readTask({ line, cell }: NamedRow, context: FormatContext): ImportEntry {
  const content = cell('content')
  const found = labels.exec(content)?.[0].trim().split(/\s+/) ?? []
  const title = content.replace(labels, '')
  const [description, priority, date] = [cell('description'), cell('priority'), cell('date')]
  const timeZone = isTimeZone(cell('timezone')) ? cell('timezone') : context.timeZone
  const { due_date, ...repeat } = readRepeatingDate(date, timeZone, context)
  return {
    line,
    text: title,
    fields: {
      title,
      ...(description !== '' && { description }),
      ...(priority !== '' && { priority: priorities[priority] ?? priority }),
      ...(due_date !== '' && { due_date }),
    },
    names: { priority: 'PRIORITY', due_date: 'DATE' },
    labels: found.map((label) => label.slice(1)),
    // Dates in words are meant from the day on which they were typed.
    keepsDateWords: true,
    timeZone,
    ...repeat,
  }
}

function withComment(entry: ImportEntry, comment: string): ImportEntry {
  const { fields } = entry
  if (fields === undefined || comment === '') return entry
  const { description } = fields
  const notes = notesOf(typeof description === 'string' ? description : '', comment)
  return { ...entry, fields: { ...fields, description: notes } }
}
