import { writePrivate } from '../account.ts'
import { findTask, LISTED } from '../find-task.ts'
import type { Io } from '../io.ts'
import { jsonOf, lineOf, printJson, printTasks } from '../show.ts'
import type { Subcommand } from '../subcommand.ts'
import { plain } from '../terminal.ts'
import { selectTasks, views } from '../views.ts'
import { openWorkspace, refresh } from '../workspace.ts'

export const list: Subcommand = {
  name: 'list',
  alias: 'ls',
  operands: '[view] [#list] [@label] [words…]',
  summary: 'List tasks',
  details: `Views: ${views.join(', ')}. Without one, the open tasks, the soonest due first. Other words are searched for.`,
  words: views,
  async run(io, args) {
    await using workspace = await openWorkspace(io)
    await refresh(io, workspace)
    const now = new Date().toISOString()
    if (args.includes('trash')) await workspace.replica.readTrash()
    const tasks = selectTasks(workspace.read(), args, io, now)
    writePrivate(
      workspace.file(LISTED),
      tasks.map(({ id }) => id),
    )
    printTasks(io, workspace.read(), tasks, now)
  },
}

export const show: Subcommand = {
  name: 'show',
  operands: '<task>',
  summary: 'Show a task with its notes and subtasks',
  arity: [1, Infinity],
  async run(io, args) {
    await using workspace = await openWorkspace(io)
    await refresh(io, workspace)
    const snapshot = workspace.read()
    const task = findTask(workspace, args.join(' '))
    const now = new Date().toISOString()
    const subtasks = snapshot.tasks.filter(({ parent_id }) => parent_id === task.id)
    if (io.isJson)
      return printJson(io, {
        ...jsonOf(snapshot, task),
        subtasks: subtasks.map((each) => jsonOf(snapshot, each)),
      })
    io.print(`${lineOf(io, snapshot, task, now)}\n`)
    for (const line of (task.description ?? '').split('\n')) if (line !== '') io.print(`    ${plain(line)}\n`)
    for (const each of subtasks) io.print(`    ${lineOf(io, snapshot, each, now)}\n`)
    io.print(`    ${task.id}\n`)
  },
}

export const lists: Subcommand = {
  name: 'lists',
  summary: 'List the lists',
  arity: [0, 0],
  run: (io) =>
    printNames(io, ({ lists: rows, tasks }) =>
      rows.map((row) => ({
        name: row.title,
        open: tasks.filter(({ list_id, completed }) => list_id === row.id && !completed).length,
        row,
      })),
    ),
}

export const labels: Subcommand = {
  name: 'labels',
  summary: 'List the labels',
  arity: [0, 0],
  run: (io) =>
    printNames(io, ({ labels: rows, tasks }) =>
      rows.map((row) => ({
        name: row.name,
        open: tasks.filter(({ label_ids, completed }) => label_ids.includes(row.id) && !completed).length,
        row,
      })),
    ),
}

type Snapshot = ReturnType<Awaited<ReturnType<typeof openWorkspace>>['read']>

async function printNames(
  io: Io,
  read: (snapshot: Snapshot) => readonly { name: string; open: number; row: object }[],
): Promise<void> {
  await using workspace = await openWorkspace(io)
  await refresh(io, workspace)
  const rows = read(workspace.read())
  if (io.isJson)
    return printJson(
      io,
      rows.map(({ row, open }) => ({ ...row, open_tasks: open })),
    )
  for (const { name, open } of rows) io.print(`${plain(name)}  ${open}\n`)
}
