import { DomainError } from '../../errors.ts'
import type { ImportWarning } from '../import-reasons.ts'
import { openFile, type OpenedText } from './open-file.ts'
import {
  MAX_IMPORTED_TASKS,
  readColumns,
  readImport,
  type Import,
  type ImportOptions,
} from './read-import.ts'
import type { TableColumns } from './read-csv-entries.ts'
import { refuseFile } from './refuse-file.ts'

/** Reads the bytes of a file, as `readImport` its text. The files of a zip are read one after the other. */
export function readImportFile(bytes: Uint8Array, options: ImportOptions): Import {
  const texts = openFile(bytes, options.name ?? '')
  const read = texts.flatMap((opened) => readText(opened, options, texts.length > 1))
  const [first, ...others] = read
  // Not one of the files could be read: the first one says why.
  if (first === undefined) return readText(texts[0] as OpenedText, options, false)[0] as Import
  return others.reduce(join, first)
}

/** Returns the columns of a file, as `readColumns` those of a text. */
export function readFileColumns(bytes: Uint8Array): TableColumns | undefined {
  const texts = openFile(bytes, '')
  return texts.length === 1 && texts[0] !== undefined ? readColumns(texts[0].text) : undefined
}

function readText({ name, text, isGuessed }: OpenedText, options: ImportOptions, mayFail: boolean): Import[] {
  try {
    const read = readImport(text, { ...options, name })
    const guess: ImportWarning = { code: 'read_as_windows_1252', lines: [], moreLines: 0 }
    return [isGuessed ? { ...read, warnings: [guess, ...read.warnings] } : read]
  } catch (error) {
    if (mayFail && error instanceof DomainError && error.refusal !== undefined) return []
    throw error
  }
}

function join(one: Import, other: Import): Import {
  const offset = one.tasks.length
  if (offset + other.tasks.length > MAX_IMPORTED_TASKS)
    refuseFile({ code: 'too_many_entries', maximum: MAX_IMPORTED_TASKS })
  const { dateQuestion = other.dateQuestion } = one
  return {
    format: one.format,
    tasks: [
      ...one.tasks,
      ...other.tasks.map((task) =>
        task.parent === undefined ? task : { ...task, parent: task.parent + offset },
      ),
    ],
    lines: [...one.lines, ...other.lines],
    skipped: [...one.skipped, ...other.skipped],
    warnings: [...one.warnings, ...other.warnings],
    ...(dateQuestion !== undefined && { dateQuestion }),
  }
}
