import { parseArgs } from 'node:util'
import { taskwireError } from '@taskwire/client'
import { isStorageOwnerError } from '@taskwire/client/replica'
import { lineReader } from './ask.ts'
import { commandHelp, generalHelp } from './help.ts'
import { commandError, exitCodes, isCommandError, type Io } from './io.ts'
import type { OptionValues, Subcommand } from './subcommand.ts'
import { findSubcommand, globalOptions, subcommands } from './subcommands.ts'
import { wantsColor } from './terminal.ts'

/** The process, as `main` has it. */
export interface Host {
  readonly env: Io['env']
  readonly stdin: NodeJS.ReadStream
  readonly stdout: Pick<NodeJS.WriteStream, 'write' | 'isTTY'>
  readonly stderr: Pick<NodeJS.WriteStream, 'write'>
  readonly signal: AbortSignal
  readonly version: string
}

/** Runs the program. Returns its exit code. */
export async function run(argv: readonly string[], host: Host): Promise<number> {
  const isJson = argv.includes('--json')
  try {
    await dispatch(argv, host)
    return 0
  } catch (error) {
    const { exit, message } = explain(error)
    const text = isJson ? JSON.stringify({ error: { kind: exit, message } }) : `taskwire-cli: ${message}`
    host.stderr.write(`${text}\n`)
    return exitCodes[exit]
  }
}

async function dispatch(argv: readonly string[], host: Host): Promise<void> {
  const { stdout } = host
  const [name = 'help', ...rest] = argv
  if (name === '--version') return void stdout.write(`${host.version}\n`)
  if (name === 'help' || name === '--help' || name === '-h') return showHelp(rest[0], host)
  const subcommand = findSubcommand(name)
  if (subcommand === undefined)
    throw commandError('usage', `There is no command "${name}".${suggest(name)} See taskwire-cli help.`)
  if (argv.some((word) => /\btw_[\w-]{20,}/.test(word)))
    throw commandError(
      'usage',
      'A token is never an argument, because other users of this machine could see it. Use TASKWIRE_TOKEN or taskwire-cli login --token.',
    )
  const { args, options } = parse(subcommand, rest)
  if (options['help'] === true) return showHelp(name, host)
  if (options['version'] === true) return void stdout.write(`${host.version}\n`)
  const [fewest, most] = subcommand.arity ?? [0, Infinity]
  if (args.length < fewest || args.length > most)
    throw commandError('usage', `Usage: taskwire-cli ${subcommand.name} ${subcommand.operands ?? ''}`.trim())
  const own = Object.fromEntries(Object.entries(options).filter(([option]) => !(option in globalOptions)))
  await subcommand.run(ioOf(options, host), args, own)
}

function parse(
  { name, options: own = {} }: Subcommand,
  argv: readonly string[],
): { args: string[]; options: OptionValues } {
  const table = { ...globalOptions, ...own }
  const options = Object.fromEntries(
    Object.entries(table).map(
      ([option, { type, short, multiple }]: [
        string,
        { type: 'string' | 'boolean'; short?: string; multiple?: boolean },
      ]) => [
        option,
        { type, ...(short !== undefined && { short }), ...(multiple !== undefined && { multiple }) },
      ],
    ),
  )
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true })
    return { args: positionals, options: values as OptionValues }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    const [sentence = ''] = error.message.split(/\. |\n/)
    throw commandError('usage', `${sentence}. See taskwire-cli help ${name}.`)
  }
}

function showHelp(name: string | undefined, { stdout }: Host): void {
  if (name === undefined || name.startsWith('-'))
    return void stdout.write(generalHelp(subcommands, globalOptions))
  const subcommand = findSubcommand(name)
  if (subcommand === undefined) throw commandError('usage', `There is no command "${name}".${suggest(name)}`)
  stdout.write(commandHelp(subcommand))
}

function ioOf(options: OptionValues, { env, stdin, stdout, stderr, signal }: Host): Io {
  const { locale, timeZone: own } = new Intl.DateTimeFormat().resolvedOptions()
  const timeZone = typeof options['time-zone'] === 'string' ? options['time-zone'] : own
  assertTimeZone(timeZone)
  const language = options['language'] ?? (locale.startsWith('de') ? 'de' : 'en')
  if (language !== 'en' && language !== 'de') throw commandError('usage', 'The language must be en or de.')
  return {
    env,
    stdin,
    nextLine: lineReader(stdin),
    print: (text) => void stdout.write(text),
    note: (text) => void stderr.write(text),
    isJson: options['json'] === true,
    hasColor: options['json'] !== true && options['no-color'] !== true && wantsColor(env, stdout.isTTY),
    isOffline: options['offline'] === true,
    waitMs: waitOf(env['TASKWIRE_WAIT']),
    timeZone,
    language,
    locale,
    signal,
  }
}

/** A command must feel local: changes that aren't sent by then are sent by a later command. */
const DEFAULT_WAIT_S = 5

function waitOf(given: string | undefined): number {
  const seconds = given === undefined || given === '' ? DEFAULT_WAIT_S : Number(given)
  if (!(seconds >= 0 && seconds <= 3_600))
    throw commandError('usage', 'TASKWIRE_WAIT must be a number of seconds, at most 3600.')
  return seconds * 1_000
}

function assertTimeZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone }).format()
  } catch {
    throw commandError('usage', `"${timeZone}" is no time zone. Use a name such as Europe/Berlin.`)
  }
}

/** Proposes a command whose name begins alike, or has the letters in their order. */
function suggest(name: string): string {
  const typed = name.toLowerCase()
  const letters = new RegExp(Array.from(typed, (letter) => (/[a-z]/.test(letter) ? letter : '')).join('.*'))
  const near = subcommands.find(
    (each) => each.name.startsWith(typed.slice(0, 2)) || (typed.length > 1 && letters.test(each.name)),
  )
  return near === undefined ? '' : ` Did you mean ${near.name}?`
}

function explain(error: unknown): { exit: keyof typeof exitCodes; message: string } {
  if (isCommandError(error)) return { exit: error.exit, message: error.message }
  if (isStorageOwnerError(error))
    return { exit: 'failed', message: 'The copy on this device belongs to another account.' }
  const failure = taskwireError(error)
  if (failure?.code === 'NETWORK') return { exit: 'unreachable', message: 'The server can’t be reached.' }
  if (failure?.code === 'UNAUTHENTICATED')
    return { exit: 'signedOut', message: 'Your session has ended. Sign in again: taskwire-cli login' }
  return {
    exit: 'failed',
    message: failure?.message ?? (error instanceof Error ? error.message : String(error)),
  }
}
