// The declaration comes along wherever this file is compiled, also in a program without this package's settings.
// oxlint-disable-next-line typescript/triple-slash-reference -- a declaration of a module can't be imported
/// <reference path="./papaparse.d.ts" />
import Papa from 'papaparse'
import { guard } from './formula-guard.ts'

/** A row, and the line on which it begins, from 1. */
export interface CsvRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** Writes CSV as in RFC 4180 with every cell in quotes. Guards cells that a spreadsheet would run as formulas. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return Papa.unparse(
    rows.map((cells) => cells.map(guard)),
    { newline: '\r\n', quotes: true },
  )
}

/** Bounds the work: after each damaged row the rest of the file is parsed again. */
const MAX_DAMAGED = 100
const MAX_LINES = 500_000

/**
 * Reads CSV with commas, semicolons, tabs or bars as separators and any line ends. A first line `sep=;` names the separator. Rows with
 * unmatched quotes are returned as `damaged`, and reading continues on the next line. Empty rows are skipped. Returns undefined for a
 * file with too many damaged rows or too many lines.
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

/** Removes the CR that the parser leaves in an unquoted last cell. */
function withoutReturn(cells: readonly string[]): string[] {
  return cells.map((cell, index) => (index === cells.length - 1 ? cell.replace(/\r$/, '') : cell))
}

const separators = [',', ';', '\t', '|']
/** Lines that the header may span: a quoted column name may contain line breaks. */
const HEADER_LINES = 20
const HEADER_CHARACTERS = 50_000

/**
 * Returns the most frequent separator outside quotes in the first line that contains one. Spreadsheets write semicolons in regions with
 * decimal commas. A quoted cell may contain line breaks.
 */
function separatorOf(lines: readonly string[], newline: string): string {
  const head = lines.slice(0, HEADER_LINES).join(newline).slice(0, HEADER_CHARACTERS)
  const outside = head.replaceAll(/(?<=^|[,;|\t\r\n])"(?:[^"]|"")*"/g, '')
  const line = outside.split(newline).find((text) => separators.some((separator) => text.includes(separator)))
  const count = (separator: string) => (line ?? '').split(separator).length
  return separators.toSorted((a, b) => count(b) - count(a))[0] ?? ','
}
