import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { readImport, reasonInEnglish, type Import, type ImportedTask } from '../../transfer-kit.ts'

// Reads each file of cases/ and compares the tasks with cases/expected. A field that a case does not name is not compared.

type Wanted = Readonly<Record<string, unknown>>

interface Case {
  readonly locale?: string
  readonly zone?: string
  readonly tasks: readonly Wanted[]
  readonly not_tasks: readonly string[]
  readonly left_out: readonly { field: readonly string[]; task: string | null; kept?: string }[]
  readonly may_be_absent?: readonly string[]
}

const folder = path.join(import.meta.dirname, 'cases')
const textOf = (name: string) => readFileSync(path.join(folder, name), 'utf8')

describe.each(readdirSync(folder).filter((name) => name !== 'expected'))('the file %s', (name) => {
  const wanted = JSON.parse(textOf(`expected/${name}.json`)) as Case
  const { locale = 'en-GB', zone = 'Europe/Berlin' } = wanted
  const read = readImport(textOf(name), {
    now: '2026-12-01T09:00:00.000Z',
    name,
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
        if (task !== undefined)
          expect(
            choices(value).some((choice) => hasField(read, task, field, choice, zone)),
            `${field} ${JSON.stringify(value)} of ${JSON.stringify(task)}`,
          ).toBe(true)
    },
  )

  test('has no other task, and names all that it leaves out', () => {
    const titles = new Set([...wanted.tasks.map((task) => task['title']), ...(wanted.may_be_absent ?? [])])
    // Items of check lists become subtasks.
    const others = read.tasks.filter(({ title, parent }) => !titles.has(title) && parent === undefined)
    expect(others).toEqual([])
    expect(read.tasks.filter(({ title }) => wanted.not_tasks.includes(title))).toEqual([])
    for (const { field, task, kept } of wanted.left_out)
      expect(isKept(read, taskOf(task), kept) || names(read, field), `${String(field)}\n${said(read)}`).toBe(
        true,
      )
  })
})

function choices(value: unknown): readonly unknown[] {
  return isObject(value) && Array.isArray(value['any']) ? value['any'] : [value]
}

function hasField(read: Import, task: ImportedTask, field: string, value: unknown, zone: string): boolean {
  const parent = read.tasks[task.parent ?? -1]
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
    case 'list':
      return ((parent ?? task).list ?? null) === value
    case 'labels':
      return JSON.stringify((task.labels ?? []).toSorted()) === JSON.stringify((value as string[]).toSorted())
    case 'parent':
      return (parent?.title ?? null) === value
    case 'recurrence':
      return isSameRule(task, String(value))
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

/** A weekly rule without days is that of the weekday of its due date. */
function isSameRule({ recurrence, due_date }: ImportedTask, value: string): boolean {
  const day = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'][new Date(due_date ?? '').getUTCDay()]
  return (
    recurrence?.rule === value || (recurrence?.rule === 'FREQ=WEEKLY' && value === `FREQ=WEEKLY;BYDAY=${day}`)
  )
}

/** Whether a task or one of its subtasks has a text. */
function isKept(read: Import, task: ImportedTask | undefined, kept: string | undefined): boolean {
  if (task === undefined || kept === undefined) return false
  const family = read.tasks.filter((each) => each === task || read.tasks[each.parent ?? -1] === task)
  return new RegExp(kept, 'i').test(JSON.stringify(family))
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
