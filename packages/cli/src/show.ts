import type { Task } from '@taskwire/client'
import type { Snapshot } from '@taskwire/client/replica'
import { dayOf, dueDay, showDue } from './dates.ts'
import type { Io } from './io.ts'
import { paint, plain } from './terminal.ts'

/** Prints tasks: as JSON, or a line for each with the number by which other commands know it. */
export function printTasks(io: Io, snapshot: Snapshot, tasks: readonly Task[], now: string): void {
  if (io.isJson)
    return printJson(
      io,
      tasks.map((task) => jsonOf(snapshot, task)),
    )
  const width = String(tasks.length).length
  for (const [index, task] of tasks.entries())
    io.print(`${paint(io, 'dim', String(index + 1).padStart(width))}  ${lineOf(io, snapshot, task, now)}\n`)
  if (tasks.length === 0) io.note('No tasks.\n')
}

/** A task on one line. */
export function lineOf(io: Io, snapshot: Snapshot, task: Task, now: string): string {
  const { title, completed, due_date, priority, recurrence, id } = task
  const box = completed ? paint(io, 'green', '[x]') : '[ ]'
  const isLate = !completed && (dueDay(due_date, io) ?? '9') < dayOf(now, io)
  const { list, labels } = jsonOf(snapshot, task)
  return [
    box,
    completed ? paint(io, 'dim', plain(title)) : plain(title),
    priority === 'high' ? paint(io, 'red', '!high') : priority === 'low' ? paint(io, 'dim', '!low') : '',
    due_date === null ? '' : paint(io, isLate ? 'red' : 'yellow', showDue(due_date, io, now)),
    recurrence === null ? '' : paint(io, 'dim', '(repeats)'),
    list === null ? '' : paint(io, 'blue', `#${plain(list)}`),
    ...labels.map((name) => paint(io, 'blue', `@${plain(name)}`)),
    snapshot.pendingIds.has(id) ? paint(io, 'dim', '(not sent yet)') : '',
  ]
    .filter((part) => part !== '')
    .join('  ')
}

/** A task for programs: its fields, with the names of its list and labels. */
export function jsonOf({ lists, labels, pendingIds }: Snapshot, task: Task) {
  const parent = task.list_id
  return {
    ...task,
    list: parent === null ? null : (lists.byId.get(parent)?.title ?? null),
    labels: task.label_ids.flatMap((id) => labels.byId.get(id)?.name ?? []),
    is_sent: !pendingIds.has(task.id),
  }
}

/** Prints a value for a program, on one line. */
export function printJson({ print }: Pick<Io, 'print'>, value: unknown): void {
  print(`${JSON.stringify(value)}\n`)
}
