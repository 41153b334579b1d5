import type { CsvRow } from './csv.ts'
import { unguard, unguardStart } from './formula-guard.ts'
import { importedFields, type ImportedField, type ImportEntry } from './import-entry.ts'
import { shorten } from './shorten.ts'
import type { Warnings } from './warnings.ts'

/** Columns of our own export that each import assigns itself. */
const ownColumns = ['id', 'created_at', 'updated_at']

interface Table {
  readonly header: readonly string[]
  readonly columns: ReadonlyMap<ImportedField, readonly number[]>
  readonly rows: readonly CsvRow[]
}

/** The rows of our own CSV, and those of any table whose columns are known by their names. */
export function readRows({ header, columns, rows }: Table, warnings: Warnings): readonly ImportEntry[] {
  const isOwn = ownColumns.every((name) => header.some((cell) => isNamed(cell, name)))
  warnOfColumns({ header, columns, rows }, isOwn ? ownColumns : [], warnings)
  const names = Object.fromEntries(
    [...columns].map(([field, [index = 0]]) => [field, header[index]?.trim() ?? field]),
  )
  const hasDaysAsInstants = !isNamed(names['due_date'] ?? '', 'due_date')
  const clean = isOwn ? unguard : unguardStart
  return rows.map(({ line, cells }) => {
    warnOfRest(line, cells.slice(header.length), warnings)
    const fields: Partial<Record<ImportedField, string>> = {}
    for (const field of importedFields) {
      // An empty cell says nothing.
      const filled = columns.get(field)?.find((index) => (cells[index] ?? '').trim() !== '')
      const cell = filled === undefined ? emptyNotes(field, columns, cells) : clean(cells[filled] ?? '')
      if (cell !== '') fields[field] = cell
    }
    return { line, text: fields.title ?? '', fields, names, hasDaysAsInstants }
  })
}

/** Notes of nothing but spaces are notes; in any other field they are nothing. */
function emptyNotes(field: ImportedField, columns: Table['columns'], cells: readonly string[]): string {
  return field === 'description' ? (cells[columns.get(field)?.[0] ?? -1] ?? '') : ''
}

function isNamed(cell: string, name: string): boolean {
  return cell.trim().toLowerCase() === name
}

/** Names each column that is not read and has something in it, and each that is there twice. */
function warnOfColumns({ header, columns, rows }: Table, known: readonly string[], warnings: Warnings): void {
  const read = new Set([...columns.values()].flat())
  for (const [index, cell] of header.entries()) {
    const name = shorten(cell)
    if (read.has(index) || known.includes(cell.trim().toLowerCase())) continue
    if (!rows.some(({ cells }) => (cells[index] ?? '').trim() !== '')) continue
    warnings.add(
      name === '' ? { code: 'unnamed_column', number: index + 1 } : { code: 'unknown_column', column: name },
    )
  }
  for (const [first = 0, ...others] of columns.values())
    if (
      others.length > 0 &&
      rows.some(({ cells }) => others.some((index) => differs(cells[first], cells[index])))
    )
      warnings.add({ code: 'repeated_column', column: shorten(header[first] ?? '') })
}

function differs(one = '', other = ''): boolean {
  return other.trim() !== '' && other.trim() !== one.trim()
}

function warnOfRest(line: number, rest: readonly string[], warnings: Warnings): void {
  const filled = rest.map((cell) => cell.trim()).filter((cell) => cell !== '')
  if (filled.length > 0)
    warnings.add({ code: 'beyond_columns', text: shorten(filled.join(' ')) }, line, {
      name: 'beyond',
      rest: { code: 'more_beyond_columns' },
    })
}
