import type { ImportEntry } from '../import-entry.ts'
import {
  hasMembers,
  isObject,
  isTrue,
  listOf,
  memberOf,
  namesIn,
  plainText,
  textOf,
  warnOfField,
  warnOfFields,
  type Json,
} from '../json.ts'
import { listTitle } from '../read-labels.ts'
import { readRule } from '../read-rule.ts'
import { filled, type FormatContext, type JsonFormat } from './format.ts'

const known = namesIn(
  'id title projectId subTaskIds parentId isDone doneOn notes tagIds created modified changed dueDay dueWithTime plannedAt repeatCfgId ' +
    '_showSubTasksMode _hideSubTasksMode hasPlannedTime timeSpentOnDay issueLastUpdated issueWasUpdated issuePoints issueAttachmentNr issueTimeTracked _currentTab',
)
const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** Super Productivity's backup. */
export const superProductivity: JsonFormat = {
  format: 'super_productivity',
  matches: (file) =>
    [file, memberOf(file, 'data')].some((data) => hasMembers(memberOf(data, 'task'), 'entities')),
  read: (file, context) => {
    const data = hasMembers(memberOf(memberOf(file, 'data'), 'task'), 'entities')
      ? memberOf(file, 'data')
      : file
    const archives = ['archiveYoung', 'archiveOld'].map((name) => memberOf(memberOf(data, name), 'task'))
    const tasks = [memberOf(data, 'task'), memberOf(data, 'taskArchive'), ...archives].flatMap(entitiesOf)
    if (entitiesOf(memberOf(data, 'note')).length > 0) warnOfField('note', undefined, context.warnings)
    return tasks.map((task, index) => readTask(task, data, index + 1, context))
  },
}

/** The rows of a table, in their order. */
function entitiesOf(table: unknown): Json[] {
  const entities = memberOf(table, 'entities')
  if (!isObject(entities)) return []
  const ids = listOf(table, 'ids').map(plainText)
  const rest = Object.keys(entities).filter((id) => !ids.includes(id))
  return [...ids, ...rest].map((id) => memberOf(entities, id)).filter(isObject)
}

function entity(data: unknown, table: string, id: string): unknown {
  return memberOf(memberOf(memberOf(data, table), 'entities'), id)
}

function readTask(task: Json, data: unknown, line: number, { warnings }: FormatContext): ImportEntry {
  const title = textOf(task, 'title')
  warnOfFields(task, known, line, warnings)
  const project = textOf(task, 'projectId')
  const repeat = entity(data, 'taskRepeatCfg', textOf(task, 'repeatCfgId'))
  const recurrence = ruleOf(repeat)
  if (recurrence === undefined && hasMembers(repeat, 'repeatCycle'))
    warnOfField('repeatCycle', line, warnings)
  const isDone = isTrue(task, 'isDone')
  return {
    line,
    text: title,
    fields: filled({
      title,
      description: textOf(task, 'notes'),
      due_date: instant(task, 'dueWithTime') || textOf(task, 'dueDay') || instant(task, 'plannedAt'),
      status: isDone ? 'completed' : 'pending',
      completed_at: isDone ? instant(task, 'doneOn') : '',
    }),
    list: project.startsWith('INBOX')
      ? undefined
      : listTitle(textOf(entity(data, 'project', project), 'title')),
    // "Today" is a view, not a label.
    labels: listOf(task, 'tagIds')
      .filter((id) => id !== 'TODAY')
      .map((id) => textOf(entity(data, 'tag', plainText(id)), 'title')),
    key: textOf(task, 'id') || undefined,
    parent: textOf(task, 'parentId') || undefined,
    recurrence,
    repeatsFromCompletion: isTrue(repeat, 'repeatFromCompletionDate'),
  }
}

/** Moments are milliseconds. */
function instant(task: Json, name: string): string {
  const time = memberOf(task, name)
  const isTime = typeof time === 'number' && time > 0 && time < 8.64e15
  return isTime ? new Date(time).toISOString() : ''
}

function ruleOf(repeat: unknown): string | undefined {
  const frequency = textOf(repeat, 'repeatCycle')
  if (frequency === '') return undefined
  const chosen = days.filter((day) => isTrue(repeat, day)).map((day) => day.slice(0, 2).toUpperCase())
  return readRule(
    [
      `FREQ=${frequency}`,
      `INTERVAL=${textOf(repeat, 'repeatEvery') || '1'}`,
      ...(frequency === 'WEEKLY' && chosen.length > 0 ? [`BYDAY=${chosen.join(',')}`] : []),
    ].join(';'),
  )
}
