import { htmlToText, isHtml } from '../html-text.ts'
import type { ImportEntry } from '../import-entry.ts'
import {
  hasMembers,
  isObject,
  isTrue,
  memberOf,
  namesIn,
  objectsOf,
  textOf,
  warnOfField,
  warnOfFields,
  type Json,
} from '../json.ts'
import { listTitle } from '../read-labels.ts'
import { filled, notesOf, type FormatContext, type JsonFormat } from './format.ts'

const priorities: Readonly<Record<string, string>> = {
  5: 'high',
  4: 'high',
  3: 'high',
  2: 'medium',
  1: 'low',
  0: 'low',
}
const known = namesIn(
  'id title description done done_at due_date project_id list_id repeat_after repeat_mode priority labels related_tasks created updated ' +
    'bucket_id buckets position kanban_position index identifier comments created_by subscription is_unread comment_count cover_image_attachment_id',
)

/** Vikunja's export: projects with their tasks. Older ones have lists in namespaces. */
export const vikunja: JsonFormat = {
  format: 'vikunja',
  matches: (file) =>
    Array.isArray(file) &&
    file.some(
      (entry) =>
        (hasMembers(entry, 'tasks') || hasMembers(entry, 'lists')) &&
        ['hex_color', 'identifier', 'parent_project_id', 'is_archived'].some(
          (name) => isObject(entry) && Object.hasOwn(entry, name),
        ),
    ),
  read: (file, context) => {
    const projects = projectsOf(file, 0)
    const parents = parentsOf(projects)
    let line = 0
    return projects.flatMap((project) =>
      objectsOf(project, 'tasks').map((task) => readTask(task, project, parents, (line += 1), context)),
    )
  },
}

/** Bounds the levels of projects within projects. */
const MAX_LEVEL = 20

function projectsOf(file: unknown, level: number): readonly Json[] {
  if (!Array.isArray(file) || level > MAX_LEVEL) return []
  return file
    .filter(isObject)
    .flatMap((project) => [
      project,
      ...projectsOf(memberOf(project, 'lists'), level + 1),
      ...projectsOf(memberOf(project, 'child_projects'), level + 1),
    ])
}

/** The parent of each task. Vikunja writes a relation at one or at both of its ends. */
function parentsOf(projects: readonly Json[]): ReadonlyMap<string, string> {
  const parents = new Map<string, string>()
  for (const task of projects.flatMap((project) => objectsOf(project, 'tasks'))) {
    const [id, related] = [textOf(task, 'id'), memberOf(task, 'related_tasks')]
    for (const parent of objectsOf(related, 'parenttask')) parents.set(id, textOf(parent, 'id'))
    for (const child of objectsOf(related, 'subtask'))
      if (!parents.has(textOf(child, 'id'))) parents.set(textOf(child, 'id'), id)
  }
  return parents
}

function readTask(
  task: Json,
  project: Json,
  parents: ReadonlyMap<string, string>,
  line: number,
  { warnings }: FormatContext,
): ImportEntry {
  const title = textOf(task, 'title')
  warnOfFields(task, known, line, warnings)
  const related = memberOf(task, 'related_tasks')
  for (const [name, tasks] of Object.entries(isObject(related) ? related : {}))
    if (!['subtask', 'parenttask'].includes(name) && Array.isArray(tasks) && tasks.length > 0)
      warnOfField(`related_tasks ${name}`, line, warnings)
  const comments = objectsOf(task, 'comments').map((comment) => textOf(comment, 'comment'))
  const isDone = isTrue(task, 'done')
  const rule = ruleOf(textOf(task, 'repeat_after'), textOf(task, 'repeat_mode'))
  if (rule === undefined && Number(textOf(task, 'repeat_after')) > 0)
    warnOfField('repeat_after', line, warnings)
  return {
    line,
    text: title,
    fields: filled({
      title,
      description: notesOf(plain(textOf(task, 'description')), ...comments.map(plain)),
      priority: priorities[textOf(task, 'priority')] ?? textOf(task, 'priority'),
      due_date: moment(textOf(task, 'due_date')),
      status: isDone ? 'completed' : 'pending',
      completed_at: isDone ? moment(textOf(task, 'done_at')) : '',
    }),
    list: listTitle(textOf(project, 'title')),
    labels: objectsOf(task, 'labels').map((label) => textOf(label, 'title')),
    key: textOf(task, 'id') || undefined,
    parent: parents.get(textOf(task, 'id')),
    recurrence: rule,
    repeatsFromCompletion: textOf(task, 'repeat_mode') === '2',
  }
}

function plain(text: string): string {
  return isHtml(text) ? htmlToText(text) : text.trim()
}

/** Go writes a missing date as the year 1. */
function moment(text: string): string {
  return text.startsWith('0001-') ? '' : text
}

const DAY = 86_400

/** Mode 1 repeats monthly, the others after a number of seconds. */
function ruleOf(after: string, mode: string): string | undefined {
  if (mode === '1') return 'FREQ=MONTHLY'
  const seconds = Number(after)
  if (!(seconds > 0) || seconds % DAY !== 0) return undefined
  const days = seconds / DAY
  return days % 7 === 0 ? `FREQ=WEEKLY;INTERVAL=${days / 7}` : `FREQ=DAILY;INTERVAL=${days}`
}
