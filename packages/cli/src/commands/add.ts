import { commandError, type Io } from '../io.ts'
import { labelIds, priorities, readDue, readPriority, readWords } from '../read-line.ts'
import { jsonOf, lineOf, printJson } from '../show.ts'
import { textOf, textsOf, type OptionValues, type Subcommand } from '../subcommand.ts'
import { findList } from '../views.ts'
import { finish, openWorkspace } from '../workspace.ts'

export const add: Subcommand = {
  name: 'add',
  operands: '<words…>',
  summary: 'Add a task from one line',
  details:
    'Reads due date, repetition, priority, #list and @labels out of the line:\n' +
    '  taskwire-cli add "Pay rent tomorrow 9am !high #Home @bills"\n' +
    'Quote the line: a shell takes # as a comment and ! as its history.',
  options: {
    due: { type: 'string', value: 'WHEN', description: 'due date in words, such as "friday 9am"' },
    priority: { type: 'string', value: 'LEVEL', description: 'low, medium or high', values: priorities },
    list: { type: 'string', value: 'TITLE', description: 'list of the task' },
    label: {
      type: 'string',
      multiple: true,
      value: 'NAME',
      description: 'label of the task; may be repeated',
    },
    description: { type: 'string', short: 'd', value: 'TEXT', description: 'notes of the task' },
    literal: { type: 'boolean', description: 'keep the line as the title, read nothing out of it' },
  },
  arity: [1, Infinity],
  run: addTask,
}

async function addTask(io: Io, args: readonly string[], options: OptionValues): Promise<void> {
  const line = args.join(' ').trim()
  await using workspace = await openWorkspace(io)
  const { replica } = workspace
  const now = new Date().toISOString()
  // The first command on a device knows no list and label yet.
  if (/[#@]/.test(line) && !replica.getSnapshot().isComplete) await workspace.settle()
  const read = options['literal'] === true ? { title: line } : readWords(io, replica, line, now)
  if (read.title === '') throw commandError('usage', 'The task has no title.')
  const { title, due_date, priority, recurrence, list, labels = [] } = { ...noParts, ...read }
  const lists = replica.getSnapshot().lists
  const [due, level, named] = [textOf(options, 'due'), textOf(options, 'priority'), textOf(options, 'list')]
  const listTitle = named ?? list
  const { ids, created } = await labelIds(replica, [...labels, ...textsOf(options, 'label')])
  const description = textOf(options, 'description')
  const queued = await replica.mutate.tasks.create({
    title,
    ...(due_date !== undefined && { due_date }),
    ...(recurrence !== undefined && { recurrence }),
    ...(due !== undefined && readDue(io, due, now)),
    ...((level ?? priority) !== undefined && { priority: readPriority(level ?? priority ?? '') }),
    ...(listTitle !== undefined && { list_id: findList(lists, listTitle).id }),
    ...(ids.length > 0 && { label_ids: ids }),
    ...(description !== undefined && { description }),
  })
  const undo = { label: `add "${title}"`, inverses: [{ name: 'delete', input: { id: queued.id } } as const] }
  await finish(io, workspace, [...created, queued], undo)
  const snapshot = workspace.read()
  const task = snapshot.tasks.byId.get(queued.id)
  if (task === undefined) return
  if (io.isJson) printJson(io, jsonOf(snapshot, task))
  else io.print(`${lineOf(io, snapshot, task, now)}\n`)
}

const noParts: { [Name in 'due_date' | 'priority' | 'recurrence' | 'list' | 'labels']: undefined } = {
  due_date: undefined,
  priority: undefined,
  recurrence: undefined,
  list: undefined,
  labels: undefined,
}
