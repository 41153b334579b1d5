import { DomainError } from '../../errors.ts'
import { readCsv, type CsvRow } from './csv.ts'
import { assertKnownTable } from './foreign-formats.ts'
import { columnsOf } from './header-words.ts'
import type { ImportEntry, ReadEntries } from './import-entry.ts'
import { readRows } from './read-rows.ts'
import { isTodoist, readTodoistRows } from './read-todoist-rows.ts'
import { shorten } from './shorten.ts'
import type { Warnings } from './warnings.ts'

const MAX_COLUMNS = 100
/** Some programs write their name and a date above the names of the columns. */
const MAX_PREAMBLE = 10

/**
 * The entries of our CSV, of Todoist's, or of any table with a column of titles. Throws VALIDATION_FAILED for a file without
 * one.
 */
export function readCsvEntries(text: string, warnings: Warnings): ReadEntries {
  const { rows, damaged } = readCsv(text) ?? refuse('The file is not CSV')
  if (rows.length + damaged.length === 0) return refuse('The file is empty')
  if ((rows[0]?.cells.length ?? 0) > MAX_COLUMNS)
    return refuse('The first line of the file names too many columns')
  const place = rows.slice(0, MAX_PREAMBLE).findIndex(({ cells }, index) => isHeader(cells, index > 0))
  const header = rows[place]?.cells ?? []
  assertKnownTable(text, header)
  if (place === -1) return refuse(withNames('The first line of the file names no title column', rows[0]))
  for (const { line, cells } of rows.slice(0, place))
    warnings.add(`“${shorten(cells.join(' '))}” is above the names of the columns and was left out`, line)
  const body = rows.slice(place + 1)
  const read = isTodoist(header)
    ? readTodoistRows(header, body, warnings)
    : readRows({ header, columns: columnsOf(header), rows: body }, warnings)
  const entries = [...read, ...damaged.map(damagedEntry)].toSorted((a, b) => a.line - b.line)
  return { entries, cells: body.flatMap(({ cells }) => cells) }
}

/** Below the first row one word of a sentence is not enough. */
function isHeader(cells: readonly string[], isBelow: boolean): boolean {
  if (cells.length > MAX_COLUMNS) return false
  const columns = columnsOf(cells)
  return isTodoist(cells) || (columns.has('title') && (!isBelow || columns.size > 1))
}

function damagedEntry({ line, cells: [cell = ''] }: CsvRow): ImportEntry {
  return { line, text: cell, fields: 'has a quote that is never closed' }
}

/** A person sees by the names which line was taken for the first one. */
function withNames(message: string, row: CsvRow | undefined): string {
  const names = row?.cells.map((cell) => cell.trim()).filter((cell) => cell !== '') ?? []
  return names.length === 0
    ? message
    : `${message}, only ${names
        .map((name) => `“${shorten(name, 30)}”`)
        .slice(0, 5)
        .join(', ')}`
}

function refuse(message: string): never {
  throw new DomainError('VALIDATION_FAILED', { message })
}
