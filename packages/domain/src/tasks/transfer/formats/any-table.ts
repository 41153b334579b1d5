import { fold } from '../fold.ts'
import { unguard, unguardStart } from '../formula-guard.ts'
import { columnsOf, headerKeys, type Columns } from '../header-words.ts'
import { importedFields, type ImportedField, type ImportEntry, type TableField } from '../import-entry.ts'
import { labelsIn, listTitle } from '../read-labels.ts'
import { recurrenceInCell } from '../recurrence-cell.ts'
import { shorten } from '../shorten.ts'
import type { Warnings } from '../warnings.ts'
import type { FormatContext, Table } from './format.ts'
import { readRepeatingDate } from './repeating-date.ts'

/** Columns of our own export that each import assigns itself. */
const ownColumns = ['id', 'created_at', 'updated_at']

/** Whether a table is our own export, also after a spreadsheet has saved it. */
export function isOwnTable(header: readonly string[]): boolean {
  return ownColumns.every((name) => header.some((cell) => isNamed(cell, name)))
}

/** The rows of our own CSV, and those of any table whose columns are known by their names or were chosen. */
export function readAnyTable({ header, rows }: Table, context: FormatContext): readonly ImportEntry[] {
  const { warnings, columns: chosen } = context
  const isOwn = isOwnTable(header)
  const columns = chosen === undefined ? columnsOf(header) : chosenColumns(chosen)
  const keys = chosen === undefined || isOwn ? headerKeys(header) : []
  warnOfColumns({ header, rows }, columns, [...(isOwn ? ownColumns : []), ...keys], warnings)
  const names = Object.fromEntries(
    [...columns].map(([field, [index = 0]]) => [field, header[index]?.trim() ?? field]),
  )
  const hasDaysAsInstants = !isNamed(names['due_date'] ?? '', 'due_date')
  const clean = isOwn ? unguard : unguardStart
  const keyPlace = header.findIndex((cell) => keys.includes(cell))
  return rows.map(({ line, cells }) => {
    warnOfRest(line, cells.slice(header.length), warnings)
    const cellOf = (field: TableField): string => {
      const full = columns.get(field)?.find((index) => (cells[index] ?? '').trim() !== '')
      return full === undefined ? '' : clean(cells[full] ?? '')
    }
    const fields: Partial<Record<ImportedField, string>> = {}
    for (const field of importedFields) {
      // An empty cell says nothing.
      const cell = cellOf(field) || emptyNotes(field, columns, cells)
      if (cell !== '') fields[field] = cell
    }
    const parent = withoutLink(cellOf('parent'))
    return {
      line,
      text: fields.title ?? '',
      fields,
      names,
      hasDaysAsInstants,
      // Our own files leave the cell of the Inbox empty.
      list: isOwn ? cellOf('list') || undefined : listTitle(withoutLink(cellOf('list'))),
      labels: (columns.get('labels') ?? []).flatMap((index) => labelsIn(clean(cells[index] ?? ''))),
      key: cells[keyPlace]?.trim() || undefined,
      parent: parent || undefined,
      parentTitle: parent || undefined,
      ...(isOwn
        ? { ...ruleOf(cellOf('recurrence').trim()), exported: {} }
        : repeatOf(cellOf('recurrence').trim(), fields, context)),
    }
  })
}

/** What programs write for a task that doesn't repeat. */
const never = /^(?:never|none|no|nie|nein|keine?|-)$/i

type Repeat = Pick<ImportEntry, 'recurrence' | 'repeatsFromCompletion'>

function ruleOf(cell: string): Repeat {
  const { rule, from } = recurrenceInCell(cell)
  return { recurrence: rule || undefined, repeatsFromCompletion: from === 'completion' }
}

/** Other programs write a rule or words. Words are due first on their next day, if the row has no date. */
function repeatOf(
  cell: string,
  fields: Partial<Record<ImportedField, string>>,
  context: FormatContext,
): Repeat & Pick<ImportEntry, 'fields'> {
  if (never.test(cell)) return { fields }
  const { due_date, ...repeat } = readRepeatingDate(cell, context.timeZone, context)
  if (repeat.recurrence === undefined) return { ...ruleOf(cell), fields }
  return { ...repeat, fields: { due_date, ...fields } }
}

function chosenColumns(chosen: readonly (TableField | null)[]): Columns {
  const columns = new Map<TableField, number[]>()
  for (const [index, field] of chosen.entries())
    if (field !== null) columns.set(field, [...(columns.get(field) ?? []), index])
  return columns
}

/** Notes of nothing but spaces are notes; in any other field they are nothing. */
function emptyNotes(field: ImportedField, columns: Columns, cells: readonly string[]): string {
  return field === 'description' ? (cells[columns.get(field)?.[0] ?? -1] ?? '') : ''
}

/** Notion writes a relation as `Title (https://www.notion.so/…)`, or with the name of a file. */
function withoutLink(text: string): string {
  return text.trim().replace(/\s+\((?:https?:\/\/\S+|[^()]*%[^()]*)\)$/, '')
}

function isNamed(cell: string, name: string): boolean {
  return cell.trim().toLowerCase() === name
}

/** Names each column that is not read and has something in it, and each that is there twice. */
function warnOfColumns(
  { header, rows }: Table,
  columns: Columns,
  known: readonly string[],
  warnings: Warnings,
): void {
  const read = new Set([...columns.values()].flat())
  for (const [index, cell] of header.entries()) {
    const name = shorten(cell)
    if (read.has(index) || known.some((each) => fold(each) === fold(cell) && fold(cell) !== '')) continue
    if (!rows.some(({ cells }) => (cells[index] ?? '').trim() !== '')) continue
    warnings.add(
      name === '' ? { code: 'unnamed_column', number: index + 1 } : { code: 'unknown_column', column: name },
    )
  }
  for (const [field, [first = 0, ...others]] of columns)
    if (
      // Labels come from all of their columns.
      field !== 'labels' &&
      others.length > 0 &&
      rows.some(({ cells }) => others.some((index) => differs(cells[first], cells[index])))
    )
      warnings.add({ code: 'repeated_column', column: shorten(header[first] ?? '') })
}

function differs(one = '', other = ''): boolean {
  return other.trim() !== '' && other.trim() !== one.trim()
}

function warnOfRest(line: number, rest: readonly string[], warnings: Warnings): void {
  const full = rest.map((cell) => cell.trim()).filter((cell) => cell !== '')
  if (full.length > 0)
    warnings.add({ code: 'beyond_columns', text: shorten(full.join(' ')) }, line, {
      name: 'beyond',
      rest: { code: 'more_beyond_columns' },
    })
}
