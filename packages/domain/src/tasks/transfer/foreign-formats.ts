import { fold } from './fold.ts'
import type { ForeignFormat } from '../import-reasons.ts'
import { refuseFile } from './refuse-file.ts'

// Formats of other programs are recognised by their content, so that the error names the format instead of something that
// such a file never has.

const byBeginning: readonly (readonly [RegExp, ForeignFormat])[] = [
  [/^BEGIN:(?:VCALENDAR|VTODO)/i, 'icalendar'],
  [/^BEGIN:VCARD/i, 'vcard'],
  [/^<(?:!doctype html|html)/i, 'html'],
  [/^<(?:\?xml|opml|[a-z]+[\s>])/i, 'xml'],
  [/^%PDF/, 'pdf'],
  [/^\{\\rtf/, 'rtf'],
]
const checkLine = /^\s*(?:[-*+]|\d+\.)\s+\[[ xX]\]\s/
const todoLine = /^(?:x \d{4}-\d\d-\d\d |\([A-Z]\) )|\s(?:due|t|rec):\S+|\s[+@][\p{L}\p{N}]\S*$/u

/** Refuses a text that begins like a known format of another kind. */
export function assertNotForeign(text: string): void {
  const start = text.slice(0, 1_000).trimStart()
  const [, format] = byBeginning.find(([pattern]) => pattern.test(start)) ?? []
  if (format !== undefined) refuse(format)
}

/** Refuses a table of another program, and lines that are no table. `header` is empty where none was found. */
export function assertKnownTable(text: string, header: readonly string[]): void {
  const names = new Set(header.map(fold))
  if (names.has('taskid') && names.has('ischecklist')) refuse('ticktick')
  if (header.length > 0) return
  const lines = text.split(/\r\n?|\n/, 200).filter((line) => line.trim() !== '')
  if (lines.some((line) => checkLine.test(line))) refuse('markdown')
  if (lines.filter((line) => todoLine.test(line)).length * 2 > lines.length) refuse('todo_txt')
}

/** Refuses JSON that another program wrote. */
export function assertNotForeignJson(file: unknown): void {
  const format = formatOf(file)
  if (format !== undefined) refuse(format)
}

function formatOf(file: unknown): ForeignFormat | undefined {
  if (Array.isArray(file)) {
    const isVikunja = file.some(
      (entry) => hasAll(entry, 'tasks') && hasAny(entry, 'hex_color', 'identifier', 'parent_project_id'),
    )
    return isVikunja ? 'vikunja' : undefined
  }
  if (hasAll(file, 'cards', 'lists')) return 'trello'
  if (hasAll(file, 'projects', 'items')) return 'todoist_backup'
  if (hasAny(file, 'kind') && String(valueOf(file, 'kind')).startsWith('tasks#')) return 'google_tasks'
  if (hasAny(file, '@odata.context')) return 'microsoft_to_do'
  const data = valueOf(file, 'data')
  if (hasAll(data, 'task', 'project') || hasAll(file, 'task', 'project')) return 'super_productivity'
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

function refuse(format: ForeignFormat): never {
  refuseFile({ code: 'foreign_format', format })
}
