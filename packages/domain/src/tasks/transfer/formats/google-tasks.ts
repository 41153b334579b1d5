import type { ImportEntry } from '../import-entry.ts'
import { isTrue, memberOf, namesIn, objectsOf, textOf, warnOfFields } from '../json.ts'
import { listTitle } from '../read-labels.ts'
import { filled, otherEntry, type JsonFormat } from './format.ts'

const known = namesIn(
  'kind id etag title task_type notes status due completed hidden deleted parent position created updated selfLink webViewLink ' +
    'scheduled_time',
)

/** Google Takeout's `Tasks.json`, or one list of Google's interface. */
export const googleTasks: JsonFormat = {
  format: 'google_tasks',
  matches: (file) => textOf(file, 'kind').startsWith('tasks#'),
  read: (file, { warnings }) => {
    const lists = textOf(file, 'kind') === 'tasks#taskLists' ? objectsOf(file, 'items') : [file]
    let line = 0
    return lists.flatMap((list) =>
      objectsOf(list, 'items').map((task): ImportEntry => {
        line += 1
        const title = textOf(task, 'title')
        if (isTrue(task, 'deleted')) return otherEntry(line, title, 'deleted')
        warnOfFields(task, known, line, warnings)
        const isDone = textOf(task, 'status') === 'completed'
        return {
          line,
          text: title,
          fields: filled({
            title,
            description: textOf(task, 'notes'),
            due_date: textOf(task, 'due') || scheduledFor(task),
            status: isDone ? 'completed' : 'pending',
            completed_at: isDone ? textOf(task, 'completed') : '',
          }),
          // Google writes days as midnight in UTC.
          hasDaysAsInstants: true,
          list: listTitle(textOf(list, 'title')),
          key: textOf(task, 'id') || undefined,
          parent: textOf(task, 'parent') || undefined,
        }
      }),
    )
  },
}

/** Newer files have the date and time of a task in a list. */
function scheduledFor(task: unknown): string {
  const times = objectsOf(task, 'scheduled_time')
  const current = times.find((time) => memberOf(time, 'current') === true) ?? times.at(-1)
  return textOf(current, 'start')
}
