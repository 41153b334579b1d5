import { fold } from '../fold.ts'
import { shorten } from '../shorten.ts'
import type { Warnings } from '../warnings.ts'
import type { Table } from './format.ts'

/** A row, whose cells are found by the folded names of their columns. */
export interface NamedRow {
  readonly line: number
  /** Returns a cell without surrounding white space; empty for a missing column. */
  readonly cell: (name: string) => string
}

/** Returns the rows of a table. Of two columns with one name the first one counts. */
export function namedRows({ header, rows }: Table): readonly NamedRow[] {
  const places = new Map<string, number>()
  for (const [index, name] of header.entries()) {
    const folded = fold(name)
    if (!places.has(folded)) places.set(folded, index)
  }
  return rows.map(({ line, cells }) => ({
    line,
    cell: (name) => cells[places.get(name) ?? -1]?.trim() ?? '',
  }))
}

/** Column names, folded, separated by spaces. */
export function columnNames(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/))
}

/**
 * Warns of each column with a value that isn't read.
 *
 * @param nothing what a column contains where there is nothing to say, by its folded name
 */
export function warnOfColumns(
  { header, rows }: Table,
  read: ReadonlySet<string>,
  nothing: Readonly<Record<string, string>>,
  warnings: Warnings,
): void {
  for (const [index, name] of header.entries()) {
    const folded = fold(name)
    if (read.has(folded)) continue
    const empty = nothing[folded]
    const isUsed = rows.some(({ cells }) => {
      const cell = cells[index]?.trim() ?? ''
      return cell !== '' && cell !== empty
    })
    if (isUsed) warnings.add({ code: 'unknown_column', column: shorten(name) })
  }
}
