import type { CsvRow } from './csv.ts'
import { fold } from './fold.ts'
import type { ImportEntry } from './import-entry.ts'
import type { SkipReason } from '../import-reasons.ts'
import { isTimeZone } from '../time-zone.ts'
import { shorten } from './shorten.ts'
import type { Warnings } from './warnings.ts'

// Todoist's priorities run from 1, the most urgent, to 4, no priority. Our lowest is low.
const priorities: Record<string, string> = { 1: 'high', 2: 'medium', 3: 'low', 4: 'low' }
/** A label stands behind the text of the task. */
const labels = /(?:\s+@[^\s@]+)+$/

/** Columns that are read, or that say nothing of the task by themselves. */
const silent = new Set(
  'type,content,description,priority,date,datelang,timezone,iscollapsed,author,durationunit,deadlinelang'.split(
    ',',
  ),
)
/** What a cell of Todoist holds where there is nothing to say. */
const nothing: Record<string, string> = { indent: '1', duration: 'None' }

/** Whether a header is that of the CSV which Todoist exports, a project at a time. */
export function isTodoist(header: readonly string[]): boolean {
  const names = new Set(header.map(fold))
  return names.has('type') && names.has('content')
}

/** The rows of Todoist: TYPE, CONTENT, DESCRIPTION, PRIORITY, DATE … A comment joins the notes of the task above. */
export function readTodoistRows(
  header: readonly string[],
  rows: readonly CsvRow[],
  warnings: Warnings,
): readonly ImportEntry[] {
  const names = header.map(fold)
  const entries: ImportEntry[] = []
  let above: number | undefined
  for (const { line, cells } of rows) {
    const cell = (name: string) => cells[names.indexOf(name)]?.trim() ?? ''
    const type = cell('type').toLowerCase()
    const commented = above === undefined ? undefined : entries[above]
    if (type === 'task') {
      above = entries.length
      warnOfColumns(header, names, cells, warnings)
      entries.push(readTask(line, cell, warnings))
    } else if (type === 'note' && above !== undefined && commented !== undefined) {
      entries[above] = withComment(commented, cell('content'))
    } else {
      if (type === 'section') above = undefined
      entries.push({ line, text: cell('content'), skip: skipOf(type) })
    }
  }
  return entries
}

function skipOf(type: string): SkipReason {
  if (type === 'meta') return { code: 'other_row', row: 'view_setting' }
  if (type === 'section' || type === 'note') return { code: 'other_row', row: type }
  return type === '' ? { code: 'other_row', row: 'untyped' } : { code: 'unknown_row', type: shorten(type) }
}

function readTask(line: number, cell: (name: string) => string, warnings: Warnings): ImportEntry {
  const content = cell('content')
  for (const label of labels.exec(content)?.[0].trim().split(/\s+/) ?? [])
    warnings.add({ code: 'label', label: shorten(label.slice(1)) }, line, {
      name: 'label',
      rest: { code: 'more_labels' },
    })
  const title = content.replace(labels, '')
  const [description, priority, date] = [cell('description'), cell('priority'), cell('date')]
  return {
    line,
    text: title,
    fields: {
      title,
      ...(description !== '' && { description }),
      ...(priority !== '' && { priority: priorities[priority] ?? priority }),
      ...(date !== '' && { due_date: date }),
    },
    names: { priority: 'PRIORITY', due_date: 'DATE' },
    // Dates in words are meant from the day on which they were typed, and some come again.
    keepsDateWords: true,
    ...(isTimeZone(cell('timezone')) && { timeZone: cell('timezone') }),
  }
}

function withComment(entry: ImportEntry, comment: string): ImportEntry {
  const { fields } = entry
  if (fields === undefined || comment === '') return entry
  const notes = [fields.description, comment].filter((part) => typeof part === 'string').join('\n\n')
  return { ...entry, fields: { ...fields, description: notes } }
}

function warnOfColumns(
  header: readonly string[],
  names: readonly string[],
  cells: readonly string[],
  warnings: Warnings,
): void {
  for (const [index, name] of names.entries()) {
    const cell = cells[index]?.trim() ?? ''
    if (cell !== '' && cell !== nothing[name] && !silent.has(name))
      warnings.add({ code: 'unknown_column', column: shorten(header[index] ?? '') })
  }
}
