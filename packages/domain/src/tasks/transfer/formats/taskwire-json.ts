import { importedFields, type ImportEntry } from '../import-entry.ts'
import {
  hasMembers,
  isObject,
  listOf,
  memberOf,
  namesIn,
  objectsOf,
  shownValue,
  plainText,
  textOf,
  warnOfFields,
  type Json,
} from '../json.ts'
import { refuseFile } from '../refuse-file.ts'
import type { FormatContext, JsonFormat } from './format.ts'

/** Fields of a task that belong to the place where it was, and are made for the new one. */
const known = new Set<string>([
  ...importedFields,
  ...namesIn(
    'id number user_id list_id parent_id label_ids list labels recurrence next_id position reminders created_at updated_at revision',
  ),
])

/** Our own JSON, and the export of an account. */
export const taskwireJson: JsonFormat = {
  format: 'taskwire_json',
  matches: (file) => textOf(file, 'format') === 'taskwire' || isAccount(file),
  read: (file, context) => {
    if (!Array.isArray(memberOf(file, 'tasks'))) refuseFile({ code: 'not_an_export' })
    if (!isAccount(file) && memberOf(file, 'version') !== 1) refuseFile({ code: 'other_version' })
    const names: Names = {
      lists: new Map(objectsOf(file, 'lists').map((list) => [textOf(list, 'id'), textOf(list, 'title')])),
      labels: new Map(objectsOf(file, 'labels').map((label) => [textOf(label, 'id'), textOf(label, 'name')])),
    }
    return listOf(file, 'tasks').map((task, index) => readTask(task, index + 1, names, context))
  },
}

interface Names {
  readonly lists: ReadonlyMap<string, string>
  readonly labels: ReadonlyMap<string, string>
}

function isAccount(file: unknown): boolean {
  return (
    isObject(memberOf(file, 'profile')) &&
    Array.isArray(memberOf(file, 'sessions')) &&
    hasMembers(file, 'tasks')
  )
}

function readTask(task: unknown, line: number, names: Names, { warnings }: FormatContext): ImportEntry {
  if (!isObject(task)) return { line, text: shownValue(task), skip: { code: 'not_a_task' } }
  warnOfFields(task, known, line, warnings)
  const fields = Object.fromEntries(
    importedFields.filter((name) => Object.hasOwn(task, name)).map((name) => [name, task[name]]),
  )
  return {
    line,
    text: typeof task['title'] === 'string' ? task['title'] : shownValue(task),
    fields,
    list: textOf(task, 'list') || names.lists.get(textOf(task, 'list_id')),
    labels: labelsOf(task, names),
    key: textOf(task, 'id') || undefined,
    parent: textOf(task, 'parent_id') || undefined,
    ...recurrenceOf(memberOf(task, 'recurrence')),
  }
}

function recurrenceOf(
  value: unknown,
): Pick<ImportEntry, 'recurrence' | 'repeatsFromCompletion' | 'exported'> {
  if (value === undefined || value === null) return {}
  // A value without a rule becomes a warning.
  if (!isObject(value)) return { recurrence: shownValue(value) }
  return {
    recurrence: textOf(value, 'rule') || shownValue(value),
    repeatsFromCompletion: textOf(value, 'from') === 'completion',
    exported: { time_zone: textOf(value, 'time_zone'), start: textOf(value, 'start') },
  }
}

function labelsOf(task: Json, names: Names): string[] {
  const own = listOf(task, 'labels').filter((label) => typeof label === 'string')
  return own.length > 0 ? own : listOf(task, 'label_ids').map((id) => names.labels.get(plainText(id)) ?? '')
}
