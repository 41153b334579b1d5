import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { readImport, reasonInEnglish, type Import } from '../../transfer-kit.ts'
import type { CreateTaskInput } from '../task-input.ts'

// Reads each file of cases/ and compares the tasks with cases/expected. A field that a case does not name is not compared.
// Lists, labels, subtasks and repeats have no place in a task yet: their columns must be named in a warning.

type Wanted = Readonly<Record<string, unknown>>

interface Case {
  readonly locale?: string
  readonly zone?: string
  readonly tasks: readonly Wanted[]
  readonly not_tasks: readonly string[]
  readonly left_out: readonly { field: readonly string[]; task: string | null; kept?: string }[]
  readonly may_be_absent?: readonly string[]
}

/** The columns of each file that hold a list, labels, a parent or a repeat, or the words of them. */
const notYet: Record<string, readonly string[]> = {
  'todoist-project.csv': ['INDENT', 'garden', 'every sat at 9am'],
  'linear.csv': ['Project', 'Team', 'Labels', 'Parent issue'],
  'generic-foreign-words.csv': ['Liste', 'Schlagwörter'],
}

const folder = path.join(import.meta.dirname, 'cases')
const textOf = (name: string) => readFileSync(path.join(folder, name), 'utf8')

describe.each(readdirSync(folder).filter((name) => name !== 'expected'))('the file %s', (name) => {
  const wanted = JSON.parse(textOf(`expected/${name}.json`)) as Case
  const { locale = 'en-GB', zone = 'Europe/Berlin' } = wanted
  let ids = 0
  const read = readImport(textOf(name), name.endsWith('.json') ? 'json' : 'csv', {
    now: '2026-12-01T09:00:00.000Z',
    newId: () => `01900000-0000-7000-8000-${String((ids += 1)).padStart(12, '0')}`,
    timeZone: zone,
    locale,
  })
  const taskOf = (title: unknown) => read.tasks.find((task) => task.title === title)

  test.each(wanted.tasks.map((task) => [task['title'], task] as const))(
    'has the task %s',
    (title, fields) => {
      const task = taskOf(title)
      expect(task, said(read)).toBeDefined()
      for (const [field, value] of Object.entries(fields))
        if (task !== undefined && isCompared(field, fields))
          expect(
            choices(value).some((choice) => hasField(task, field, choice, zone)),
            `${field} ${JSON.stringify(value)} of ${JSON.stringify(task)}`,
          ).toBe(true)
    },
  )

  test('has no other task, and names all that it leaves out', () => {
    const titles = new Set([...wanted.tasks.map((task) => task['title']), ...(wanted.may_be_absent ?? [])])
    expect(read.tasks.map(({ title }) => title).filter((title) => !titles.has(title))).toEqual([])
    expect(read.tasks.filter(({ title }) => wanted.not_tasks.includes(title))).toEqual([])
    for (const { field, task, kept } of wanted.left_out)
      expect(isKept(taskOf(task), kept) || names(read, field), `${String(field)}\n${said(read)}`).toBe(true)
    for (const column of notYet[name] ?? [])
      expect(names(read, [column]), `${column}\n${said(read)}`).toBe(true)
  })
})

function isCompared(field: string, fields: Wanted): boolean {
  if (['list', 'labels', 'parent', 'recurrence'].includes(field)) return false
  // The first day of a repeat comes from the repeat.
  return field !== 'due' || !('recurrence' in fields)
}

function choices(value: unknown): readonly unknown[] {
  return isObject(value) && Array.isArray(value['any']) ? value['any'] : [value]
}

function hasField(task: CreateTaskInput, field: string, value: unknown, zone: string): boolean {
  switch (field) {
    case 'title':
      return task.title === value
    case 'notes':
      return hasNotes(task.description ?? '', value)
    case 'due':
      return isSameMoment(task.due_date ?? null, value)
    case 'priority':
      return (task.priority ?? 'medium') === value
    case 'completed':
      return (task.status === 'completed') === value
    case 'completed_at':
      return isSameMoment(/T/.test(String(value)) ? task.completed_at : dayIn(task.completed_at, zone), value)
    default:
      throw new Error(`The case asks for ${field}`)
  }
}

function hasNotes(notes: string, value: unknown): boolean {
  if (!isObject(value)) return notes === (value ?? '')
  const { has = [], lacks = [] } = value as { has?: string[]; lacks?: string[] }
  return has.every((part) => notes.includes(part)) && !lacks.some((part) => notes.includes(part))
}

function isSameMoment(is: string | null | undefined, value: unknown): boolean {
  if (typeof is !== 'string' || typeof value !== 'string' || !value.includes('T')) return is === value
  return is.includes('T') && Date.parse(is) === Date.parse(value)
}

function dayIn(instant: string | null | undefined, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(Date.parse(instant ?? ''))
}

function isKept(task: CreateTaskInput | undefined, kept: string | undefined): boolean {
  return task !== undefined && kept !== undefined && new RegExp(kept, 'i').test(JSON.stringify(task))
}

function names(read: Import, words: readonly string[]): boolean {
  return words.some((word) => said(read).toLowerCase().includes(word.toLowerCase()))
}

function said({ warnings, skipped }: Import): string {
  return [
    ...warnings.map(reasonInEnglish),
    ...skipped.map(({ reason, text }) => `${reasonInEnglish(reason)}: ${text}`),
  ].join('\n')
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
