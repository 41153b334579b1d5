import { DomainError } from '../../errors.ts'
import { fold } from './fold.ts'

// Formats of other programs that are known by their content and not read. A person is told what the file is, not that it
// lacks something which such a file never has.

const byBeginning: readonly (readonly [RegExp, string])[] = [
  [/^BEGIN:(?:VCALENDAR|VTODO)/i, 'a calendar (iCalendar)'],
  [/^BEGIN:VCARD/i, 'an address book (vCard)'],
  [/^<(?:!doctype html|html)/i, 'a web page'],
  [/^<(?:\?xml|opml|[a-z]+[\s>])/i, 'an XML file'],
  [/^%PDF/, 'a PDF'],
  [/^\{\\rtf/, 'a rich text file'],
]
const checkLine = /^\s*(?:[-*+]|\d+\.)\s+\[[ xX]\]\s/
const todoLine = /^(?:x \d{4}-\d\d-\d\d |\([A-Z]\) )|\s(?:due|t|rec):\S+|\s[+@][\p{L}\p{N}]\S*$/u

/** Refuses a text that begins like a known format of another kind. */
export function assertNotForeign(text: string): void {
  const start = text.slice(0, 1_000).trimStart()
  const [, name] = byBeginning.find(([pattern]) => pattern.test(start)) ?? []
  if (name !== undefined) refuse(name)
}

/** Refuses a table of another program, and lines that are no table. `header` is empty where none was found. */
export function assertKnownTable(text: string, header: readonly string[]): void {
  const names = new Set(header.map(fold))
  if (names.has('taskid') && names.has('ischecklist')) refuse('a TickTick backup')
  if (header.length > 0) return
  const lines = text.split(/\r\n?|\n/, 200).filter((line) => line.trim() !== '')
  if (lines.some((line) => checkLine.test(line))) refuse('a Markdown check list')
  if (lines.filter((line) => todoLine.test(line)).length * 2 > lines.length) refuse('a todo.txt list')
}

/** Refuses JSON that another program wrote. */
export function assertNotForeignJson(file: unknown): void {
  const name = nameOf(file)
  if (name !== undefined) refuse(name)
}

function nameOf(file: unknown): string | undefined {
  if (Array.isArray(file)) {
    const isVikunja = file.some(
      (entry) => hasAll(entry, 'tasks') && hasAny(entry, 'hex_color', 'identifier', 'parent_project_id'),
    )
    return isVikunja ? 'a Vikunja export' : undefined
  }
  if (hasAll(file, 'cards', 'lists')) return 'a Trello board'
  if (hasAll(file, 'projects', 'items')) return 'a Todoist backup'
  if (hasAny(file, 'kind') && String(valueOf(file, 'kind')).startsWith('tasks#'))
    return 'an export of Google Tasks'
  if (hasAny(file, '@odata.context')) return 'an export of Microsoft To Do'
  const data = valueOf(file, 'data')
  if (hasAll(data, 'task', 'project') || hasAll(file, 'task', 'project')) return 'a Super Productivity backup'
  return undefined
}

function hasAll(value: unknown, ...keys: readonly string[]): boolean {
  return typeof value === 'object' && value !== null && keys.every((key) => Object.hasOwn(value, key))
}

function hasAny(value: unknown, ...keys: readonly string[]): boolean {
  return keys.some((key) => hasAll(value, key))
}

function valueOf(value: unknown, key: string): unknown {
  return hasAll(value, key) ? (value as Record<string, unknown>)[key] : undefined
}

function refuse(name: string): never {
  throw new DomainError('VALIDATION_FAILED', { message: `The file is ${name}, which cannot be imported yet` })
}
