import { instantOf, wallTimeAt } from '../../wall-time.ts'
import { isTimeZone } from '../../time-zone.ts'
import type { ImportEntry } from '../import-entry.ts'
import { labelsIn, listTitle } from '../read-labels.ts'
import { filled, notesOf, type FormatContext, type Table, type TableFormat } from './format.ts'
import { columnNames, namedRows, warnOfColumns, type NamedRow } from './table-rows.ts'
import { dayAt } from './repeating-date.ts'

const read = columnNames(
  'listname title kind tags content ischecklist duedate startdate repeat priority status createdtime completedtime order timezone ' +
    'isallday isfloating columnorder viewmode taskid parentid',
)
const priorities: Readonly<Record<string, string>> = { 5: 'high', 3: 'medium', 1: 'low', 0: 'low' }
/** An item of a check list: an empty square is open, a filled one is done. */
const item = /^\s*([▫▪])\s?(.*)$/

/** TickTick's backup, a CSV with all lists. */
export const tickTick: TableFormat = {
  format: 'ticktick',
  matches: (names) => names.has('taskid') && names.has('ischecklist'),
  read: (table, context) => {
    warnOfColumns(table, read, {}, context.warnings)
    const rows = namedRows(table)
    warnOfStarts(table, rows, context)
    return rows.flatMap((row) => readRow(row, context))
  },
}

function warnOfStarts({ header }: Table, rows: readonly NamedRow[], { warnings }: FormatContext): void {
  const column = header.find((name) => /^start\s?date$/i.test(name.trim())) ?? 'Start Date'
  for (const { line, cell } of rows)
    if (cell('startdate') !== '' && cell('duedate') !== '' && cell('startdate') !== cell('duedate'))
      warnings.add({ code: 'unknown_column', column }, line)
}

function readRow({ line, cell }: NamedRow, context: FormatContext): ImportEntry[] {
  const zone = isTimeZone(cell('timezone')) ? cell('timezone') : context.timeZone
  const lines = cell('content').split(/\r\n|[\r\n]/)
  const isList = cell('ischecklist').toUpperCase() === 'Y' || cell('kind').toUpperCase() === 'CHECKLIST'
  const items = isList ? lines.filter((each) => item.test(each)) : []
  const description = notesOf(
    lines
      .filter((each) => !items.includes(each))
      .join('\n')
      .trim(),
  )
  const key = cell('taskid') || `line ${line}`
  const { status, completed_at } = completionOf(cell, zone)
  const task: ImportEntry = {
    line,
    text: cell('title'),
    fields: filled({
      title: cell('title') || 'Untitled',
      description,
      priority: priorities[cell('priority')] ?? cell('priority'),
      due_date: dueOf(cell, zone, context),
      status,
      completed_at,
    }),
    names: { priority: 'Priority', due_date: 'Due Date', status: 'Status', completed_at: 'Completed Time' },
    timeZone: zone,
    list: listTitle(cell('listname')),
    labels: labelsIn(cell('tags')),
    key,
    parent: cell('parentid') || undefined,
    recurrence: cell('repeat') || undefined,
  }
  return [
    task,
    ...items.map((each): ImportEntry => {
      const [, box, title = ''] = item.exec(each) ?? []
      return { line, text: title, fields: { title, completed: box === '▪' }, parent: key }
    }),
  ]
}

function completionOf(cell: NamedRow['cell'], zone: string) {
  const status = { 0: 'pending', 1: 'completed', 2: 'completed', '-1': 'canceled' }[cell('status')]
  const at = cell('completedtime')
  return {
    status: status ?? cell('status'),
    completed_at: status === 'pending' ? '' : (instantIn(at, zone) ?? at),
  }
}

/** A whole day is written as its midnight in the zone of the task. A floating time is the same time in every zone. */
function dueOf(cell: NamedRow['cell'], zone: string, { timeZone }: FormatContext): string {
  const text = cell('duedate') || cell('startdate')
  const instant = instantIn(text, zone)
  if (instant === undefined) return text
  if (cell('isallday').toLowerCase() === 'true') return dayAt(instant, zone)
  if (cell('isfloating').toLowerCase() !== 'true' || zone === timeZone) return instant
  return new Date(instantOf(wallTimeAt(Date.parse(instant), zone), timeZone)).toISOString()
}

function instantIn(text: string, _zone: string): string | undefined {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?)([+-]\d\d):?(\d\d)$/.exec(text)
  const time = Date.parse(match === null ? text : `${match[1]}${match[2]}:${match[3]}`)
  return !/T.*(?:Z|[+-]\d\d:?\d\d)$/.test(text) || Number.isNaN(time)
    ? undefined
    : new Date(time).toISOString()
}
