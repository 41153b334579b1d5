import { isTimeZone } from '../../time-zone.ts'
import type { ImportEntry } from '../import-entry.ts'
import {
  hasMembers,
  isTrue,
  listOf,
  memberOf,
  namesIn,
  objectsOf,
  plainText,
  textOf,
  warnOfField,
  warnOfFields,
  type Json,
} from '../json.ts'
import { listTitle } from '../read-labels.ts'
import { readRepeatWords } from '../repeat-words.ts'
import { filled, notesOf, otherEntry, type FormatContext, type JsonFormat } from './format.ts'

// Here 4 is the most urgent and 1 is no priority.
const priorities: Readonly<Record<string, string>> = { 4: 'high', 3: 'medium', 2: 'low', 1: 'low' }
const known = namesIn(
  'id user_id project_id section_id parent_id content description priority labels due checked completed is_completed completed_at is_deleted ' +
    'is_archived in_history added_at created_at creator_id added_by_uid assigned_by_uid child_order item_order day_order order is_collapsed ' +
    'collapsed sync_id date_added date_completed v2_id v2_project_id v2_parent_id v2_section_id url updated_at note_count comment_count ' +
    'indent date_string date_lang due_date_utc has_more_notes goal_ids completed_by_uid',
)

/** A backup or the answer of Todoist's sync interface. */
export const todoistJson: JsonFormat = {
  format: 'todoist_json',
  matches: (file) =>
    hasMembers(file, 'items') && (hasMembers(file, 'projects') || hasMembers(file, 'sync_token')),
  read: (file, context) => {
    for (const name of ['reminders', 'filters', 'project_notes'])
      if (listOf(file, name).length > 0) warnOfField(name, undefined, context.warnings)
    const names = namesOf(file)
    return objectsOf(file, 'items').map((item, index) => readItem(item, index + 1, names, context))
  },
}

interface Names {
  readonly projects: ReadonlyMap<string, string | undefined>
  readonly sections: ReadonlyMap<string, string>
  readonly labels: ReadonlyMap<string, string>
  readonly comments: ReadonlyMap<string, readonly string[]>
}

function namesOf(file: unknown): Names {
  const comments = new Map<string, string[]>()
  for (const note of [...objectsOf(file, 'notes'), ...objectsOf(file, 'comments')]) {
    const item = textOf(note, 'item_id') || textOf(note, 'task_id')
    if (!isTrue(note, 'is_deleted'))
      comments.set(item, [...(comments.get(item) ?? []), textOf(note, 'content')])
  }
  return {
    projects: new Map(
      objectsOf(file, 'projects').map((project) => [
        textOf(project, 'id'),
        isTrue(project, 'inbox_project') || isTrue(project, 'is_inbox_project')
          ? undefined
          : listTitle(textOf(project, 'name')),
      ]),
    ),
    sections: new Map(objectsOf(file, 'sections').map((each) => [textOf(each, 'id'), textOf(each, 'name')])),
    labels: new Map(objectsOf(file, 'labels').map((each) => [textOf(each, 'id'), textOf(each, 'name')])),
    comments,
  }
}

function readItem(
  item: Json,
  line: number,
  names: Names,
  { warnings, timeZone }: FormatContext,
): ImportEntry {
  const title = textOf(item, 'content')
  if (isTrue(item, 'is_deleted')) return otherEntry(line, title, 'deleted')
  warnOfFields(item, known, line, warnings)
  const section = names.sections.get(textOf(item, 'section_id'))
  if (section !== undefined) warnings.add({ code: 'unknown_value', value: section, column: 'section' }, line)
  const isDone = isTrue(item, 'checked') || isTrue(item, 'completed') || isTrue(item, 'is_completed')
  const due = memberOf(item, 'due')
  const zone = textOf(due, 'timezone')
  const words = textOf(due, 'string')
  const repeat = isTrue(due, 'is_recurring') || isTrue(due, 'recurring') ? readRepeatWords(words) : undefined
  const isUnread = repeat === undefined && isTrue(due, 'is_recurring')
  return {
    line,
    text: title,
    fields: filled({
      title,
      description: notesOf(
        textOf(item, 'description'),
        isUnread ? `Date: ${words}` : '',
        ...(names.comments.get(textOf(item, 'id')) ?? []),
      ),
      priority: priorities[textOf(item, 'priority')] ?? textOf(item, 'priority'),
      due_date: textOf(due, 'datetime') || textOf(due, 'date'),
      status: isDone ? 'completed' : 'pending',
      completed_at: isDone ? textOf(item, 'completed_at') || textOf(item, 'date_completed') : '',
    }),
    hasDaysAsInstants: true,
    keepsDateWords: true,
    // A time without an offset is that of the reader, unless the date has a zone.
    timeZone: isTimeZone(zone) ? zone : timeZone,
    list: names.projects.get(textOf(item, 'project_id')),
    labels: listOf(item, 'labels').map((label) => names.labels.get(plainText(label)) ?? plainText(label)),
    key: textOf(item, 'id') || undefined,
    parent: textOf(item, 'parent_id') || undefined,
    ...(repeat !== undefined && { recurrence: repeat.rule, repeatsFromCompletion: repeat.fromCompletion }),
  }
}
