import { readCsv, type CsvRow } from './csv.ts'
import { assertKnownTable } from './foreign-formats.ts'
import { columnsOf } from './header-words.ts'
import type { ImportEntry, ReadEntries } from './import-entry.ts'
import { refuseFile } from './refuse-file.ts'
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
  const { rows, damaged } = readCsv(text) ?? refuseFile({ code: 'not_csv' })
  if (rows.length + damaged.length === 0) return refuseFile({ code: 'empty_file' })
  if ((rows[0]?.cells.length ?? 0) > MAX_COLUMNS) return refuseFile({ code: 'too_many_columns' })
  const place = rows.slice(0, MAX_PREAMBLE).findIndex(({ cells }, index) => isHeader(cells, index > 0))
  const header = rows[place]?.cells ?? []
  assertKnownTable(text, header)
  if (place === -1) return refuseFile({ code: 'no_title_column', names: namesOf(rows[0]) })
  for (const { line, cells } of rows.slice(0, place))
    warnings.add({ code: 'above_header', text: shorten(cells.join(' ')) }, line)
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
  return { line, text: cell, skip: { code: 'unclosed_quote' } }
}

/** The first names of a header. They show which line was taken for the first one. */
function namesOf(row: CsvRow | undefined): string[] {
  const names = row?.cells.map((cell) => cell.trim()).filter((cell) => cell !== '') ?? []
  return names.slice(0, 5).map((name) => shorten(name, 30))
}
