import { commandError, type Io } from '../io.ts'
import { printJson, printTasks } from '../show.ts'
import type { Subcommand } from '../subcommand.ts'
import { plain } from '../terminal.ts'
import { selectTasks, views } from '../views.ts'
import { openClient } from '../account.ts'
import { openWorkspace, type Workspace } from '../workspace.ts'

export const sync: Subcommand = {
  name: 'sync',
  summary: 'Send what waits and read what is new',
  arity: [0, 0],
  async run(io) {
    await using workspace = await openWorkspace(io)
    const isSynced = await workspace.settle()
    const { status, issues, tasks } = workspace.read()
    if (io.isJson)
      printJson(io, {
        is_synced: isSynced,
        pending: status.pending,
        refused: issues.length,
        tasks: tasks.length,
      })
    if (!isSynced)
      throw commandError(
        'unreachable',
        `The server can’t be reached. ${count(status.pending, 'change')} on this device wait to be sent.`,
      )
    if (!io.isJson) io.print(`Synced: ${count(tasks.length, 'task')}.\n`)
    if (issues.length > 0) io.note(`${count(issues.length, 'change')} refused: see taskwire-cli issues.\n`)
  },
}

export const issues: Subcommand = {
  name: 'issues',
  operands: '[retry|keep|discard <number>]',
  summary: 'Show changes that the server refused, and resolve them',
  details:
    'retry sends the change again, keep replaces the text of the other device by yours, discard drops yours.',
  words: ['retry', 'keep', 'discard'],
  arity: [0, 2],
  async run(io, [action, number]) {
    await using workspace = await openWorkspace(io)
    const all = workspace.read().issues
    if (action === undefined) return printIssues(io, workspace)
    const issue = all[Number(number) - 1]
    const actions = { retry: 'retry', keep: 'keepMine', discard: 'discard' } as const
    if (!Object.hasOwn(actions, action))
      throw commandError('usage', `"${action}" is not one of retry, keep and discard.`)
    if (issue === undefined)
      throw commandError('usage', `There is no refused change ${number ?? 'without a number'}.`)
    await workspace.replica[actions[action as keyof typeof actions]](issue.operation.op_id)
    await workspace.settle()
    printIssues(io, workspace)
  },
}

function printIssues(io: Io, { read }: Workspace): void {
  const { issues: all } = read()
  if (io.isJson) return printJson(io, all)
  for (const [index, { operation, refusal }] of all.entries())
    io.print(
      `${index + 1}  ${operation.kind} ${operation.name}: ${plain(refusal.message)}\n   ${plain(JSON.stringify(operation.input))}\n`,
    )
  if (all.length === 0) io.note('No change was refused.\n')
}

export const watch: Subcommand = {
  name: 'watch',
  operands: '[view] [#list] [@label] [words…]',
  summary: 'Show tasks and follow their changes until Ctrl+C',
  details: 'With --json a line is printed for each state. Other commands work beside it.',
  words: views,
  async run(io, args) {
    // In memory, so that other commands can use the stored copy meanwhile.
    await using replica = await openClient(io).replica()
    let last = ''
    const draw = () => {
      const snapshot = replica.getSnapshot()
      if (!snapshot.isComplete) return
      const now = new Date().toISOString()
      let text = ''
      const print = (piece: string) => {
        text += piece
      }
      printTasks({ ...io, print, note: print }, snapshot, selectTasks(snapshot, args, io, now), now)
      if (text === last) return
      last = text
      io.print(io.isJson || !io.hasColor ? text : `\u001b[2J\u001b[H${text}`)
    }
    const leave = replica.subscribe(draw)
    draw()
    await new Promise<void>((resolve) => {
      io.signal.addEventListener('abort', () => resolve())
      if (io.signal.aborted) resolve()
    })
    leave()
  },
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
