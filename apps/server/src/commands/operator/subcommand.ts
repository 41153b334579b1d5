import { parseArgs } from 'node:util'
import type { Env } from '../../env.ts'

/** The result of a subcommand: lines for a person, or `data` as JSON with `--json`. */
export interface Outcome {
  readonly lines: readonly string[]
  readonly data: object
  /** A remark for a person on standard error, so that a script can pass on what is on standard output. */
  readonly note?: string | undefined
  /** True sets exit code 1, although the subcommand ran to its end. */
  readonly hasFailed?: boolean | undefined
}

/** The parsed arguments. */
export interface Call {
  readonly args: readonly string[]
  readonly flags: Readonly<Record<string, boolean | undefined>>
  readonly values: Readonly<Record<string, string | undefined>>
}

export interface Subcommand {
  /** Its words, such as `user promote`. */
  readonly name: string
  /** Names of its arguments. A name in brackets is optional. */
  readonly parameters: readonly string[]
  /** A description in a sentence or two. */
  readonly does: string
  readonly flags?: Readonly<Record<string, string>>
  /** Flags with a value: the name of the value and a description. */
  readonly values?: Readonly<Record<string, readonly [name: string, does: string]>>
  /** Returns why the arguments are wrong, or undefined. */
  readonly check?: (call: Call) => string | undefined | Promise<string | undefined>
  /** Loads the parts of the server that it needs, so that help and refusals load none. */
  readonly run: (env: Env, call: Call) => Promise<Outcome>
}

/** Finds the subcommand that the words name, and its arguments. */
export function findSubcommand(
  subcommands: readonly Subcommand[],
  words: readonly string[],
): { subcommand: Subcommand; rest: string[] } | undefined {
  for (const subcommand of subcommands) {
    const name = subcommand.name.split(' ')
    if (name.every((word, index) => words[index] === word))
      return { subcommand, rest: words.slice(name.length) }
  }
  return undefined
}

/** Parses the arguments of a subcommand. Returns a sentence when they are wrong. */
export async function parseCall(subcommand: Subcommand, rest: readonly string[]): Promise<Call | string> {
  const { parameters, flags = {}, values = {}, check } = subcommand
  let parsed: ReturnType<typeof parseArgs>
  try {
    parsed = parseArgs({
      args: [...rest],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        ...Object.fromEntries(Object.keys(flags).map((name) => [name, { type: 'boolean' as const }])),
        ...Object.fromEntries(Object.keys(values).map((name) => [name, { type: 'string' as const }])),
      },
    })
  } catch {
    return `${subcommand.name} does not take ${rest.filter((word) => word.startsWith('-')).join(' ') || 'these arguments'}.`
  }
  const args = parsed.positionals
  const required = parameters.filter((name) => !name.startsWith('['))
  if (args.length < required.length) return `${required[args.length]} is missing.`
  if (args.length > parameters.length)
    return `${subcommand.name} does not take ${JSON.stringify(args[parameters.length])}.`
  const given = Object.entries(parsed.values)
  const call: Call = {
    args,
    flags: Object.fromEntries(given.filter(([, value]) => typeof value === 'boolean')) as Call['flags'],
    values: Object.fromEntries(given.filter(([, value]) => typeof value === 'string')) as Call['values'],
  }
  return (await check?.(call)) ?? call
}

/** How a subcommand is called, on one line. */
export function usageOf({ name, parameters, flags = {}, values = {} }: Subcommand): string {
  return [
    name,
    ...parameters,
    ...Object.keys(flags).map((flag) => `[--${flag}]`),
    ...Object.entries(values).map(([flag, [value]]) => `[--${flag} ${value}]`),
  ].join(' ')
}

/** Help for one subcommand. */
export function helpOf(subcommand: Subcommand): string {
  const { does, flags = {}, values = {} } = subcommand
  const options = [
    ...Object.entries(flags),
    ...Object.entries(values).map(([flag, [value, text]]) => [`${flag} ${value}`, text] as const),
    ['json', 'prints JSON'] as const,
    ['help', 'shows this text'] as const,
  ]
  const width = Math.max(...options.map(([flag]) => flag.length)) + 2
  return [
    `Usage: pnpm taskwire ${usageOf(subcommand)}`,
    '',
    does,
    '',
    ...options.map(([flag, text]) => `  --${flag.padEnd(width)}${text}`),
  ].join('\n')
}

/** Help for all subcommands. */
export function overviewOf(subcommands: readonly Subcommand[]): string {
  return [
    'Usage: pnpm taskwire COMMAND [ARGUMENTS] [--json]',
    '',
    'Manages this installation, with the settings of its server.',
    '',
    ...subcommands.flatMap((subcommand) => [
      `  ${usageOf(subcommand)}`,
      `      ${subcommand.does.split('\n')[0]}`,
    ]),
    '',
    'pnpm taskwire COMMAND --help explains a command. Exit code 0: done. 1: refused or failed, with the reason on',
    'standard error. 2: wrong arguments.',
  ].join('\n')
}
