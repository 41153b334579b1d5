import Papa from 'papaparse'
import { guard } from './formula-guard.ts'

/** A row and the line on which it begins, from 1. */
export interface CsvRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** Rows as CSV by RFC 4180, every cell in quotes. What a spreadsheet would run is guarded. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return Papa.unparse(
    rows.map((cells) => cells.map(guard)),
    { newline: '\r\n', quotes: true },
  )
}

/** Each damaged row has the rest of the file read again. */
const MAX_DAMAGED = 100
const MAX_LINES = 500_000

/**
 * Reads CSV, separated by commas, semicolons, tabs or bars, lines ended in any way. A first line `sep=;` names the separator. Rows whose quotes do not match are `damaged`:
 * the file is read on from the line after. Empty rows are left out. Undefined for a file that is damaged all over or has more
 * lines than a file of tasks has.
 */
export function readCsv(text: string): { rows: CsvRow[]; damaged: CsvRow[] } | undefined {
  const newline = text.includes('\n') ? '\n' : '\r'
  const lines = text.replace(/^\ufeff/, '').split(newline)
  if (lines.length > MAX_LINES) return undefined
  const named = /^"?sep=([,;|\t])"?\r?$/i.exec(lines[0] ?? '')?.[1]
  const delimiter = named ?? separatorOf(lines, newline)
  const rows: CsvRow[] = []
  const damaged: CsvRow[] = []
  let next = named === undefined ? 0 : 1
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

const separators = [',', ';', '\t', '|']
/** A title may break the first line, but not for long. */
const HEADER_LINES = 20
const HEADER_CHARACTERS = 50_000

/**
 * The separator that stands most often outside quotes in the first line with one: spreadsheets write semicolons where the
 * comma is decimal. A quoted cell counts as one, line breaks and all.
 */
function separatorOf(lines: readonly string[], newline: string): string {
  const head = lines.slice(0, HEADER_LINES).join(newline).slice(0, HEADER_CHARACTERS)
  const outside = head.replaceAll(/(?<=^|[,;|\t\r\n])"(?:[^"]|"")*"/g, '')
  const line = outside.split(newline).find((text) => separators.some((separator) => text.includes(separator)))
  const count = (separator: string) => (line ?? '').split(separator).length
  return separators.toSorted((a, b) => count(b) - count(a))[0] ?? ','
}
