import { login, logout } from './commands/account.ts'
import { add } from './commands/add.ts'
import { done, edit, remove, reopen, undo } from './commands/change.ts'
import { exportFile, importFile } from './commands/files.ts'
import { labels, list, lists, show } from './commands/read.ts'
import { issues, sync, watch } from './commands/sync.ts'
import { completionScript, shells } from './completion.ts'
import { commandError } from './io.ts'
import type { Option, Subcommand } from './subcommand.ts'

/** Options of every subcommand. */
export const globalOptions = {
  json: { type: 'boolean', description: 'print JSON for programs' },
  offline: { type: 'boolean', description: 'send no request; use the copy on this device' },
  'time-zone': {
    type: 'string',
    value: 'ZONE',
    description: 'zone of dates and times, such as Europe/Berlin',
  },
  language: {
    type: 'string',
    value: 'LANG',
    description: 'language of dates in words: en or de',
    values: ['en', 'de'],
  },
  'no-color': { type: 'boolean', description: 'no colours; NO_COLOR does the same' },
  help: { type: 'boolean', short: 'h', description: 'show help' },
  version: { type: 'boolean', description: 'show the version' },
} as const satisfies Readonly<Record<string, Option>>

const completion: Subcommand = {
  name: 'completion',
  operands: `<${shells.join('|')}>`,
  summary: 'Print a completion script for a shell',
  details:
    'bash: source <(taskwire-cli completion bash)\n' +
    'zsh:  taskwire-cli completion zsh > "${fpath[1]}/_taskwire-cli"\n' +
    'fish: taskwire-cli completion fish > ~/.config/fish/completions/taskwire-cli.fish',
  words: shells,
  arity: [1, 1],
  run(io, [shell]) {
    const known = shells.find((each) => each === shell)
    if (known === undefined) throw commandError('usage', `The shell must be one of ${shells.join(', ')}.`)
    io.print(completionScript(known, subcommands, globalOptions))
    return Promise.resolve()
  },
}

/** All subcommands, in the order of the help. */
export const subcommands: readonly Subcommand[] = [
  add,
  list,
  show,
  done,
  reopen,
  edit,
  remove,
  undo,
  lists,
  labels,
  sync,
  issues,
  watch,
  exportFile,
  importFile,
  login,
  logout,
  completion,
]

/** Finds a subcommand by its name or alias. */
export function findSubcommand(name: string): Subcommand | undefined {
  return subcommands.find((each) => each.name === name || each.alias === name)
}
