import { DomainError } from '../../errors.ts'
import { readCsv, unguard, type CsvRow } from './csv.ts'
import { importedFields, type ImportEntry, type ReadEntries } from './import-entry.ts'
import { readTodoistRow } from './read-todoist-row.ts'

const MAX_COLUMNS = 100
const ownColumns = new Set<string>([...importedFields, 'id', 'created_at', 'updated_at'])

/**
 * The entries of our CSV or of Todoist's, told apart by their headers. Throws VALIDATION_FAILED for a file without a column
 * that holds titles.
 */
export function readCsvEntries(text: string): ReadEntries {
  const { rows, damaged } = readCsv(text) ?? refuse('The file is not CSV')
  const [header, ...body] = rows
  const columns = header?.cells.map((name) => name.trim().toLowerCase()) ?? []
  if (columns.length > MAX_COLUMNS) return refuse('The first line of the file names too many columns')
  const isTodoist = columns.includes('type') && columns.includes('content')
  if (!isTodoist && !columns.includes('title'))
    return refuse('The first line of the file names no title column')
  const read = isTodoist ? readTodoistRow : readOwnRow
  const entries = [
    ...body.map((row) => read(row, cellsByName(columns, row))),
    ...damaged.map(({ line, cells: [cell = ''] }) => ({
      line,
      text: cell,
      fields: 'has a quote that is never closed',
    })),
  ].toSorted((a, b) => a.line - b.line)
  return { entries, warnings: isTodoist ? [] : unknownColumns(columns) }
}

function refuse(message: string): never {
  throw new DomainError('VALIDATION_FAILED', { message })
}

function cellsByName(columns: readonly string[], { cells }: CsvRow): ReadonlyMap<string, string> {
  return new Map(columns.map((name, index) => [name, cells[index] ?? '']))
}

/** An empty cell says nothing. */
function readOwnRow({ line }: CsvRow, cells: ReadonlyMap<string, string>): ImportEntry {
  const fields: Record<string, string> = {}
  for (const name of importedFields) {
    const cell = unguard(cells.get(name) ?? '')
    if (cell !== '') fields[name] = cell
  }
  return { line, text: fields['title'] ?? '', fields }
}

function unknownColumns(columns: readonly string[]): string[] {
  return columns
    .filter((name) => name !== '' && !ownColumns.has(name))
    .map((name) => `The column “${name}” is not known and was left out`)
}
