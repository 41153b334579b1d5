import type { CsvRow } from './csv.ts'
import type { ImportEntry } from './import-entry.ts'

// Todoist's priorities run from 1, the most urgent, to 4, which is none.
const priorities: Record<string, string> = { 1: 'high', 2: 'medium', 3: 'low' }
const day = /^\d{4}-\d{2}-\d{2}$/

/** A row of the CSV that Todoist exports, a project at a time: TYPE, CONTENT, DESCRIPTION, PRIORITY, DATE … */
export function readTodoistRow({ line }: CsvRow, cells: ReadonlyMap<string, string>): ImportEntry {
  const cell = (name: string) => cells.get(name)?.trim() ?? ''
  const [type, text] = [cell('type').toLowerCase(), cell('content')]
  if (type !== 'task')
    return { line, text, fields: `is a ${type === '' ? 'row without a type' : type}, not a task` }
  const [description, date, priority] = [cell('description'), cell('date'), priorities[cell('priority')]]
  // Dates in words are meant from the day on which they were typed, and some come again: kept as words.
  const words = date === '' || day.test(date) ? '' : `Date: ${date}`
  const notes = [description, words].filter((part) => part !== '').join('\n\n')
  return {
    line,
    text,
    fields: {
      title: text,
      ...(notes !== '' && { description: notes }),
      ...(priority !== undefined && { priority }),
      ...(day.test(date) && { due_date: date }),
    },
  }
}
