import type { ImportFormat } from '../import-reasons.ts'
import type { FormatContext } from './formats/format.ts'
import { jsonFormats } from './formats/formats.ts'
import { iCalendar } from './formats/icalendar.ts'
import { markdown } from './formats/markdown.ts'
import { todoTxt } from './formats/todo-txt.ts'
import type { ReadEntries } from './import-entry.ts'
import { parseTable, readTableEntries } from './read-csv-entries.ts'
import { refuseFile } from './refuse-file.ts'

/** The entries of a file and the format that its content has. Throws as `readImport`. */
export function readEntries(
  text: string,
  context: FormatContext,
): ReadEntries & { readonly format: ImportFormat } {
  const json = parseJson(text, context.name)
  if (json !== undefined) {
    const known = jsonFormats.find(({ matches }) => matches(json.value))
    if (known === undefined) return refuseFile({ code: 'not_an_export' })
    return { format: known.format, entries: known.read(json.value, context) }
  }
  if (iCalendar.matches(text, context.name))
    return { format: iCalendar.format, entries: iCalendar.read(text, context) }
  const parsed = parseTable(text)
  // A table may have check boxes in its cells, and a line of another text may look like a header.
  const isTable = parsed.place !== -1 && (parsed.place === 0 || !isText(text, context.name))
  if (isTable || context.columns !== undefined) return readTableEntries(parsed, context)
  for (const format of [markdown, todoTxt])
    if (format.matches(text, context.name))
      return { format: format.format, entries: format.read(text, context) }
  if (/\.txt$/i.test(context.name) && isPlainList(parsed.rows.map(({ cells }) => cells)))
    return { format: todoTxt.format, entries: todoTxt.read(text, context) }
  return readTableEntries(parsed, context)
}

function isText(text: string, name: string): boolean {
  return [markdown, todoTxt].some(({ matches }) => matches(text, name))
}

/** Lines of text without columns: the simplest form of todo.txt. */
function isPlainList(rows: readonly (readonly string[])[]): boolean {
  return rows.every(({ length }) => length <= 1) && rows.length > 1
}

/** Returns the value of JSON; undefined for a text that is something else. */
function parseJson(text: string, name: string): { readonly value: unknown } | undefined {
  if (!/^\s*[{[]/.test(text)) {
    if (!/\.json$/i.test(name)) return undefined
    return text.trim() === '' ? refuseFile({ code: 'empty_file' }) : undefined
  }
  try {
    return { value: JSON.parse(text) as unknown }
  } catch (cause) {
    // A check list may begin with a bracket.
    return /^\s*\{/.test(text) || /\.json$/i.test(name) ? refuseFile({ code: 'not_json' }, cause) : undefined
  }
}
