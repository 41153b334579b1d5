import type { ImportFormat } from '../import-reasons.ts'
import { readCsv, type CsvRow } from './csv.ts'
import { fold } from './fold.ts'
import { isOwnTable, readAnyTable } from './formats/any-table.ts'
import type { FormatContext, TableFormat } from './formats/format.ts'
import { tableFormats } from './formats/formats.ts'
import { columnsOf } from './header-words.ts'
import { tableFields, type ImportEntry, type ReadEntries, type TableField } from './import-entry.ts'
import { refuseFile } from './refuse-file.ts'
import { shorten } from './shorten.ts'

const MAX_COLUMNS = 100
/** Some programs write their name and a date above the names of the columns. */
const MAX_PREAMBLE = 10

interface Parsed {
  readonly rows: readonly CsvRow[]
  readonly damaged: readonly CsvRow[]
  /** The row with the names of the columns; -1 when no row has them. */
  readonly place: number
  readonly header: readonly string[]
}

/** Reads CSV and finds the names of its columns. Throws VALIDATION_FAILED for a file that is no CSV. */
export function parseTable(text: string): Parsed {
  const { rows, damaged } = readCsv(text) ?? refuseFile({ code: 'not_csv' })
  if (rows.length + damaged.length === 0) return refuseFile({ code: 'empty_file' })
  if ((rows[0]?.cells.length ?? 0) > MAX_COLUMNS) return refuseFile({ code: 'too_many_columns' })
  const place = rows.slice(0, MAX_PREAMBLE).findIndex(({ cells }, index) => isHeader(cells, index > 0))
  return { rows, damaged, place, header: rows[place]?.cells ?? [] }
}

/** The entries of our CSV, of another program's, or of any table with a column of titles. Throws VALIDATION_FAILED for a file without one. */
export function readTableEntries(
  parsed: Parsed,
  context: FormatContext,
): ReadEntries & { format: ImportFormat } {
  const { rows, damaged } = parsed
  const chosen = context.columns
  const place = chosen === undefined ? parsed.place : Math.max(0, parsed.place)
  if (place === -1 || (chosen !== undefined && !chosen.includes('title')))
    return refuseFile({ code: 'no_title_column', names: namesOf(rows[0]) })
  const header = rows[place]?.cells ?? []
  const known = chosen === undefined ? formatOf(header) : undefined
  if (known === undefined)
    for (const { line, cells } of rows.slice(0, place))
      context.warnings.add({ code: 'above_header', text: shorten(cells.join(' ')) }, line)
  const body = rows.slice(place + 1)
  const table = { header, rows: body }
  const read = known === undefined ? readAnyTable(table, context) : known.read(table, context)
  const entries = [...read, ...damaged.map(damagedEntry)].toSorted((a, b) => a.line - b.line)
  return {
    format:
      known?.format ?? (isOwnTable(header) ? 'taskwire_csv' : isNotion(header, body) ? 'notion' : 'csv'),
    entries,
    cells: body.flatMap(({ cells }) => cells),
  }
}

function formatOf(header: readonly string[]): TableFormat | undefined {
  const names = new Set(header.map(fold))
  return tableFormats.find(({ matches }) => matches(names))
}

/** Notion has no columns of its own, but dates and links of its own. */
function isNotion([first = '']: readonly string[], rows: readonly CsvRow[]): boolean {
  const typical =
    /^(?:[A-Z][a-z]+ \d{1,2}, \d{4}(?: \d{1,2}:\d\d [AP]M)?(?: \([A-Z]{3,4}[+\-\d:]*\))?(?: → .*)?)$|notion\.so\//
  return (
    fold(first) === 'name' && rows.slice(0, 200).some(({ cells }) => cells.some((cell) => typical.test(cell)))
  )
}

/** Below the first row one word of a sentence is not enough. */
function isHeader(cells: readonly string[], isBelow: boolean): boolean {
  if (cells.length > MAX_COLUMNS) return false
  const columns = columnsOf(cells)
  return formatOf(cells) !== undefined || (columns.has('title') && (!isBelow || columns.size > 1))
}

function damagedEntry({ line, cells: [cell = ''] }: CsvRow): ImportEntry {
  return { line, text: cell, skip: { code: 'unclosed_quote' } }
}

/** The first names of a header. They show which line was taken for the first one. */
function namesOf(row: CsvRow | undefined): string[] {
  const names = row?.cells.map((cell) => cell.trim()).filter((cell) => cell !== '') ?? []
  return names.slice(0, 5).map((name) => shorten(name, 30))
}

/** The columns of a table with a guess of each field, so that a person can choose. */
export interface TableColumns {
  readonly columns: readonly {
    readonly name: string
    /** The guess; null for a column that would be left out. */
    readonly field: TableField | null
    /** The first cells that aren't empty. */
    readonly samples: readonly string[]
  }[]
}

const SAMPLES = 3

/** Returns the columns of a table that no other program is known to write; undefined for any other file. */
export function tableColumns({ rows, place }: Parsed): TableColumns | undefined {
  const header = rows[Math.max(0, place)]?.cells ?? []
  if (header.length < 1 || formatOf(header) !== undefined || isOwnTable(header)) return undefined
  const columns = columnsOf(header)
  const body = rows.slice(Math.max(0, place) + 1)
  return {
    columns: header.map((name, index) => ({
      name: shorten(name),
      field: tableFields.find((field) => columns.get(field)?.includes(index)) ?? null,
      samples: body
        .map(({ cells }) => shorten(cells[index] ?? '', 40))
        .filter((cell) => cell !== '')
        .slice(0, SAMPLES),
    })),
  }
}
