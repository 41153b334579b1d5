import { instantOf } from '../../wall-time.ts'
import { htmlToText } from '../html-text.ts'
import type { ImportEntry } from '../import-entry.ts'
import {
  hasMembers,
  isTrue,
  listOf,
  memberOf,
  namesIn,
  objectsOf,
  textOf,
  warnOfField,
  warnOfFields,
  type Json,
} from '../json.ts'
import { listTitle } from '../read-labels.ts'
import { zoneOf } from '../windows-zones.ts'
import { filled, type FormatContext, type JsonFormat } from './format.ts'
import { ruleOfPattern } from './microsoft-recurrence.ts'
import { dayAt } from './repeating-date.ts'

const known = namesIn(
  'id title body importance status categories createdDateTime lastModifiedDateTime bodyLastModifiedDateTime completedDateTime dueDateTime ' +
    'isReminderOn reminderDateTime recurrence checklistItems hasAttachments @odata.etag @odata.context @odata.type ' +
    'checklistItems@odata.context parentFolderId changeKey linkedResources@odata.context extensions@odata.context',
)
const statuses: Readonly<Record<string, string>> = {
  notStarted: 'pending',
  inProgress: 'in_progress',
  completed: 'completed',
  waitingOnOthers: 'pending',
  deferred: 'pending',
}

/** The answers of Microsoft Graph for To Do: tasks of a list, or lists with their tasks. */
export const microsoftTodo: JsonFormat = {
  format: 'microsoft_todo',
  matches: (file) => {
    const first = tasksOf(file)[0]?.task
    return hasMembers(first, 'title') &&
      (hasMembers(first, 'importance') ||
        hasMembers(first, 'dueDateTime') ||
        hasMembers(first, 'lastModifiedDateTime'))
      ? true
      : /graph\.microsoft\.com.*todo/.test(textOf(file, '@odata.context'))
  },
  read: (file, context) =>
    tasksOf(file).flatMap(({ task, list }, index) => readTask(task, list, index + 1, context)),
}

interface ListedTask {
  readonly task: Json
  readonly list: string | undefined
}

function tasksOf(file: unknown): ListedTask[] {
  const wrapped = Array.isArray(file) ? { value: file as unknown } : file
  const whole =
    objectsOf(wrapped, 'value').length > 0 ? objectsOf(wrapped, 'value') : objectsOf(wrapped, 'lists')
  const parts = hasMembers(wrapped, 'displayName', 'tasks') ? [wrapped as Json] : whole
  return parts.flatMap((part) =>
    hasMembers(part, 'displayName', 'tasks')
      ? objectsOf(part, 'tasks').map((task) => ({
          task,
          list:
            textOf(part, 'wellknownListName') === 'defaultList'
              ? undefined
              : listTitle(textOf(part, 'displayName')),
        }))
      : [{ task: part, list: undefined }],
  )
}

function readTask(task: Json, list: string | undefined, line: number, context: FormatContext): ImportEntry[] {
  const { warnings } = context
  const title = textOf(task, 'title')
  warnOfFields(task, known, line, warnings)
  if (isTrue(task, 'hasAttachments')) warnOfField('attachments', line, warnings)
  if (isTrue(task, 'isReminderOn')) warnOfField('reminderDateTime', line, warnings)
  const status = textOf(task, 'status')
  const pattern = memberOf(task, 'recurrence')
  const recurrence = ruleOfPattern(pattern)
  if (recurrence === undefined && hasMembers(pattern, 'pattern')) warnOfField('recurrence', line, warnings)
  const key = textOf(task, 'id') || `task ${line}`
  const body = memberOf(task, 'body')
  const text = textOf(body, 'content')
  const done = statuses[status] === 'completed'
  return [
    {
      line,
      text: title,
      fields: filled({
        title,
        description: textOf(body, 'contentType').toLowerCase() === 'html' ? htmlToText(text) : text.trim(),
        priority: textOf(task, 'importance'),
        due_date: dayOf(memberOf(task, 'dueDateTime'), context),
        status: statuses[status] ?? status,
        completed_at: done ? dayOf(memberOf(task, 'completedDateTime'), context) : '',
      }),
      list,
      labels: listOf(task, 'categories').filter((name) => typeof name === 'string'),
      key,
      recurrence,
    },
    ...objectsOf(task, 'checklistItems').map((item): ImportEntry => {
      const isChecked = isTrue(item, 'isChecked')
      return {
        line,
        text: textOf(item, 'displayName'),
        fields: filled({
          title: textOf(item, 'displayName'),
          completed: isChecked,
          completed_at: isChecked ? textOf(item, 'checkedDateTime') : '',
        }),
        parent: key,
      }
    }),
  ]
}

/** Days are written as a midnight, in UTC or in the zone of the writer. */
function dayOf(value: unknown, { timeZone }: FormatContext): string {
  const text = textOf(value, 'dateTime')
  const [day = '', time = ''] = text.split('T')
  if (time.startsWith('00:00') || time === '') return day
  const zone = zoneOf(textOf(value, 'timeZone')) ?? timeZone
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const instant = instantOf({ year, month, day: date, hour, minute }, zone)
  return Number.isNaN(instant) ? text : dayAt(new Date(instant).toISOString(), timeZone)
}
