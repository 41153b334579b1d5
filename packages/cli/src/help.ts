import type { Option, Subcommand } from './subcommand.ts'

type Options = Readonly<Record<string, Option>>

/** The help of the program. */
export function generalHelp(subcommands: readonly Subcommand[], global: Options): string {
  const rows = subcommands.map(({ name, operands = '', summary }): [string, string] => [
    `${name} ${operands}`.trim(),
    summary,
  ])
  return [
    'Usage: taskwire-cli <command> [options]',
    '',
    'Commands:',
    ...table(rows),
    '',
    'Options of all commands:',
    ...table(optionRows(global)),
    '',
    'Help of a command: taskwire-cli help <command>',
    'Environment: TASKWIRE_URL, TASKWIRE_TOKEN, TASKWIRE_HOME, TASKWIRE_WAIT, NO_COLOR, TZ',
    'Exit codes: 1 failed, 2 wrong usage, 3 not signed in, 4 server not reached',
    '',
  ].join('\n')
}

/** The help of a subcommand. */
export function commandHelp({ name, alias, operands, summary, details, options = {} }: Subcommand): string {
  const rows = optionRows(options)
  return [
    `Usage: taskwire-cli ${[name, operands].filter(Boolean).join(' ')}${rows.length > 0 ? ' [options]' : ''}`,
    '',
    `${summary}.${alias === undefined ? '' : ` Also: taskwire-cli ${alias}`}`,
    ...(details === undefined ? [] : [details]),
    ...(rows.length === 0 ? [] : ['', 'Options:', ...table(rows)]),
    '',
  ].join('\n')
}

function optionRows(options: Options): [string, string][] {
  return Object.entries(options).map(([name, { short, value, description }]) => [
    `${short === undefined ? '    ' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`,
    description,
  ])
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.min(34, Math.max(...rows.map(([left]) => left.length)))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`)
}
