import type { Task } from '@taskwire/client'
import type { Queued, Replica } from '@taskwire/client/replica'
import { provideRecurrence } from '@taskwire/domain'
import { findTask } from '../find-task.ts'
import { commandError, type Io } from '../io.ts'
import { labelIds, priorities, readDue, readPriority } from '../read-line.ts'
import { jsonOf, lineOf, printJson } from '../show.ts'
import { textOf, textsOf, type OptionValues, type Subcommand } from '../subcommand.ts'
import { plain } from '../terminal.ts'
import { findLabel, findList } from '../views.ts'
import { finish, openWorkspace, takeUndo, type Inverse, type Workspace } from '../workspace.ts'

const several = 'Name tasks by the numbers of the last list, by ids, or by words of a title in quotes.'

export const done: Subcommand = {
  name: 'done',
  operands: '<task…>',
  summary: 'Complete tasks',
  details: several,
  arity: [1, Infinity],
  run: (io, args) => setCompleted(io, args, true),
}

export const reopen: Subcommand = {
  name: 'reopen',
  operands: '<task…>',
  summary: 'Reopen completed tasks',
  details: several,
  arity: [1, Infinity],
  run: (io, args) => setCompleted(io, args, false),
}

export const remove: Subcommand = {
  name: 'rm',
  operands: '<task…>',
  summary: 'Move tasks to the trash, for 30 days',
  details: several,
  arity: [1, Infinity],
  run: (io, args) =>
    changeEach(io, 'delete', args, async ({ mutate }, { id }) => ({
      queued: [await mutate.tasks.delete({ id })],
      inverses: [{ name: 'restore', input: { id } }],
    })),
}

export const edit: Subcommand = {
  name: 'edit',
  operands: '<task>',
  summary: 'Change fields of a task',
  options: {
    title: { type: 'string', value: 'TEXT', description: 'new title' },
    due: { type: 'string', value: 'WHEN', description: 'due date in words, such as "friday 9am", or none' },
    priority: { type: 'string', value: 'LEVEL', description: 'low, medium or high', values: priorities },
    list: { type: 'string', value: 'TITLE', description: 'list of the task, or inbox' },
    label: { type: 'string', multiple: true, value: 'NAME', description: 'label to add; may be repeated' },
    unlabel: {
      type: 'string',
      multiple: true,
      value: 'NAME',
      description: 'label to take off; may be repeated',
    },
    description: { type: 'string', short: 'd', value: 'TEXT', description: 'notes; empty removes them' },
  },
  arity: [1, Infinity],
  run: editTask,
}

export const undo: Subcommand = {
  name: 'undo',
  summary: 'Undo the last change that was made on this device',
  arity: [0, 0],
  async run(io) {
    await using workspace = await openWorkspace(io)
    const entry = takeUndo(workspace)
    if (entry === undefined) throw commandError('failed', 'There is nothing to undo.')
    const tasks = workspace.replica.mutate.tasks as unknown as Record<
      string,
      (input: object) => Promise<Queued>
    >
    const queued: Queued[] = []
    for (const { name, input } of entry.inverses.toReversed()) {
      const made = await tasks[name]?.(input)
      if (made !== undefined) queued.push(made)
    }
    const { isSent } = await finish(io, workspace, queued)
    if (io.isJson) printJson(io, { undone: entry.label, is_sent: isSent })
    else io.print(`Undone: ${plain(entry.label)}\n`)
  },
}

function setCompleted(io: Io, args: readonly string[], completed: boolean): Promise<void> {
  return changeEach(io, completed ? 'complete' : 'reopen', args, async ({ mutate, getSnapshot }, task) => {
    if (task.completed === completed) return { queued: [], inverses: [] }
    const queued = await mutate.tasks.complete({ id: task.id, completed })
    const next = getSnapshot().tasks.byId.get(task.id)?.next_id ?? null
    const reverse: Inverse = { name: 'complete', input: { id: task.id, completed: !completed } }
    // Completing a repeating task made the next one.
    const added: Inverse[] =
      next === null || next === task.next_id ? [] : [{ name: 'delete', input: { id: next } }]
    return { queued: [queued], inverses: [reverse, ...added] }
  })
}

interface Change {
  readonly queued: readonly Queued[]
  readonly inverses: readonly Inverse[]
}

/** Finds all tasks first, so that a mistyped one changes none. */
async function changeEach(
  io: Io,
  verb: string,
  args: readonly string[],
  change: (replica: Replica, task: Task) => Promise<Change>,
): Promise<void> {
  await using workspace = await openWorkspace(io)
  // A device without a copy finds no task by its id.
  if (!workspace.read().isComplete) await workspace.settle()
  const tasks = [...new Set(args.map((word) => findTask(workspace, word)))]
  // The replica loads the rules of repeating tasks when it sees one, which may be after this command needs them.
  if (tasks.some(({ recurrence }) => recurrence !== null))
    provideRecurrence(await import('@taskwire/domain/recurrence'))
  const changes: Change[] = []
  for (const task of tasks) changes.push(await change(workspace.replica, task))
  const [first] = tasks
  const label =
    tasks.length === 1 && first !== undefined ? `${verb} "${first.title}"` : `${verb} ${tasks.length} tasks`
  const inverses = changes.flatMap(({ inverses: own }) => own)
  const queued = changes.flatMap(({ queued: own }) => own)
  await finish(io, workspace, queued, inverses.length === 0 ? undefined : { label, inverses })
  printChanged(io, workspace, tasks)
}

async function editTask(io: Io, args: readonly string[], options: OptionValues): Promise<void> {
  const now = new Date().toISOString()
  const [due, level, list] = [textOf(options, 'due'), textOf(options, 'priority'), textOf(options, 'list')]
  const [title, description] = [textOf(options, 'title'), textOf(options, 'description')]
  const labels = { add: textsOf(options, 'label'), remove: textsOf(options, 'unlabel') }
  if (Object.keys(options).length === 0)
    throw commandError(
      'usage',
      'Say what changes: taskwire-cli edit <task> --due friday. See taskwire-cli help edit.',
    )
  await changeEach(io, 'edit', [args.join(' ')], async (replica, task) => {
    const { lists, labels: known } = replica.getSnapshot()
    const toInbox = list?.toLowerCase() === 'inbox'
    const added = await labelIds(replica, labels.add)
    const patch = {
      ...(title !== undefined && { title }),
      ...(description !== undefined && { description: description === '' ? null : description }),
      ...(due !== undefined && readDue(io, due, now)),
      ...(level !== undefined && { priority: readPriority(level) }),
      ...(list !== undefined && { list_id: toInbox ? null : findList(lists, list).id }),
      ...(added.ids.length > 0 && { add_label_ids: added.ids }),
      ...(labels.remove.length > 0 && {
        remove_label_ids: labels.remove.map((name) => findLabel(known, name).id),
      }),
    }
    const queued = await replica.mutate.tasks.update({ id: task.id, ...patch })
    const { due_date, recurrence, priority, list_id, label_ids } = task
    const before = {
      ...(title !== undefined && { title: task.title }),
      ...(description !== undefined && { description: task.description }),
      ...(due !== undefined && { due_date, recurrence }),
      ...(level !== undefined && { priority }),
      ...(list !== undefined && { list_id }),
      ...(labels.add.length + labels.remove.length > 0 && { label_ids }),
    }
    return {
      queued: [...added.created, queued],
      inverses: [{ name: 'update', input: { id: task.id, ...before } }],
    }
  })
}

function printChanged(io: Io, { read }: Workspace, tasks: readonly Task[]): void {
  const snapshot = read()
  const now = new Date().toISOString()
  const current = tasks.map((task) => snapshot.tasks.byId.get(task.id) ?? { ...task, deleted: true })
  if (io.isJson)
    return printJson(
      io,
      current.map((task) => jsonOf(snapshot, task)),
    )
  for (const task of current)
    io.print(`${'deleted' in task ? `[-] ${plain(task.title)}` : lineOf(io, snapshot, task, now)}\n`)
}
