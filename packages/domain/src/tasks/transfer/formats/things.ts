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
import { filled, otherEntry, type FormatContext, type JsonFormat } from './format.ts'
import { dayAt } from './repeating-date.ts'

const known = namesIn(
  'title notes when deadline tags checklist-items completed canceled creation-date completion-date list list-id heading-id items',
)

/** The JSON of Things: to-dos, and projects with headings and to-dos. */
export const things: JsonFormat = {
  format: 'things',
  matches: (file) =>
    Array.isArray(file) &&
    file.some((item) => /^(?:to-do|project)$/.test(textOf(item, 'type')) && hasMembers(item, 'attributes')),
  read: (file, context) => {
    const entries: ImportEntry[] = []
    for (const item of objectsOf({ items: file }, 'items')) addItem(item, undefined, entries, context)
    return entries
  },
}

function addItem(item: Json, list: string | undefined, entries: ImportEntry[], context: FormatContext): void {
  const type = textOf(item, 'type')
  const attributes = memberOf(item, 'attributes')
  const title = textOf(attributes, 'title')
  const line = entries.length + 1
  if (type === 'to-do') {
    entries.push(...readToDo(attributes as Json, list, line, context))
  } else if (type === 'project' && list === undefined) {
    if (textOf(attributes, 'notes') !== '') warnOfField('notes of the project', line, context.warnings)
    for (const each of objectsOf(attributes, 'items')) addItem(each, listTitle(title), entries, context)
  } else if (type === 'heading') {
    entries.push(otherEntry(line, title, 'section'))
  } else {
    entries.push({ line, text: title, skip: { code: 'not_a_task' } })
  }
}

function readToDo(to: Json, list: string | undefined, line: number, context: FormatContext): ImportEntry[] {
  const title = textOf(to, 'title')
  warnOfFields(to, known, line, context.warnings)
  if (textOf(to, 'heading') !== '') warnOfField('heading', line, context.warnings)
  const [deadline, when] = [textOf(to, 'deadline'), dayOf(textOf(to, 'when'), context)]
  if (deadline !== '' && when !== '' && when !== deadline) warnOfField('when (start)', line, context.warnings)
  const [isDone, isCanceled] = [isTrue(to, 'completed'), isTrue(to, 'canceled')]
  const key = `to-do ${line}`
  return [
    {
      line,
      text: title,
      fields: filled({
        title,
        description: textOf(to, 'notes'),
        due_date: deadline || when,
        status: isCanceled ? 'canceled' : isDone ? 'completed' : 'pending',
        completed_at: isDone || isCanceled ? textOf(to, 'completion-date') : '',
      }),
      names: { due_date: deadline === '' ? 'when' : 'deadline', status: 'canceled' },
      hasDaysAsInstants: true,
      list: list ?? listTitle(textOf(to, 'list')),
      labels: listOf(to, 'tags').filter((tag) => typeof tag === 'string'),
      key,
    },
    ...objectsOf(to, 'checklist-items').map((item): ImportEntry => {
      const attributes = memberOf(item, 'attributes')
      const text = textOf(attributes, 'title')
      const isChecked = isTrue(attributes, 'completed') || isTrue(attributes, 'canceled')
      return { line, text, fields: { title: text, completed: isChecked }, parent: key }
    }),
  ]
}

/** Returns the date of "today", "2027-02-03" or "2027-02-03@14:00"; empty for "anytime" and "someday". */
function dayOf(when: string, { now, timeZone }: FormatContext): string {
  if (/^(?:today|evening)$/i.test(when)) return dayAt(now, timeZone)
  if (/^tomorrow$/i.test(when)) return dayAt(new Date(Date.parse(now) + 86_400_000).toISOString(), timeZone)
  if (/^(?:anytime|someday)$/i.test(when)) return ''
  return when.replace('@', ' ')
}
