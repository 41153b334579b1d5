import Papa from 'papaparse'

/** A row and the line on which it begins, from 1. */
export interface CsvRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** A spreadsheet runs a cell that begins like this. Quotes before it count, so that unguarding is exact. */
const formula = /^'*[=+\-@\t\r]/
const guarded = /^'+[=+\-@\t\r]/

/** Rows as CSV by RFC 4180. A cell that a spreadsheet would run is prefixed with a quote. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return Papa.unparse(rows, { newline: '\r\n', escapeFormulae: formula })
}

/** Takes the prefix of `writeCsv` away. */
export function unguard(cell: string): string {
  return guarded.test(cell) ? cell.slice(1) : cell
}

/** Each damaged row has the rest of the file read again. */
const MAX_DAMAGED = 100
const MAX_LINES = 500_000

/**
 * Reads CSV, separated by commas, semicolons or tabs, lines ended in any way. Rows whose quotes do not match are `damaged`:
 * the file is read on from the line after. Empty rows are left out. Undefined for a file that is damaged all over or has more
 * lines than a file of tasks has.
 */
export function readCsv(text: string): { rows: CsvRow[]; damaged: CsvRow[] } | undefined {
  const newline = text.includes('\n') ? '\n' : '\r'
  const lines = text.replace(/^\ufeff/, '').split(newline)
  if (lines.length > MAX_LINES) return undefined
  const delimiter = separatorOf(lines[0] ?? '')
  const rows: CsvRow[] = []
  const damaged: CsvRow[] = []
  let next = 0
  while (next < lines.length) {
    const rest = lines.slice(next).join(newline)
    const { data, errors } = Papa.parse(rest, { delimiter, newline, fastMode: false })
    const broken = errors.find(({ type }) => type === 'Quotes')?.row ?? data.length
    for (const cells of data.slice(0, broken)) {
      rows.push({ line: next + 1, cells: withoutReturn(cells) })
      next += cells.reduce((sum, cell) => sum + cell.split(newline).length - 1, 1)
    }
    if (broken >= data.length) break
    damaged.push({ line: next + 1, cells: [lines[next] ?? ''] })
    if (damaged.length > MAX_DAMAGED) return undefined
    next += 1
  }
  return { rows: rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')), damaged }
}

/** Half of the line end stays with the last cell where that is not quoted. */
function withoutReturn(cells: readonly string[]): string[] {
  return cells.map((cell, index) => (index === cells.length - 1 ? cell.replace(/\r$/, '') : cell))
}

/** The separator that stands most often in the first line: spreadsheets write semicolons where the comma is decimal. */
function separatorOf(line: string): string {
  const count = (separator: string) => line.split(separator).length
  return [',', ';', '\t'].toSorted((a, b) => count(b) - count(a))[0] ?? ','
}
