import { parseArgs, type ParseArgsConfig } from 'node:util'
import { describeFailure } from '../describe-failure.ts'
import { loadEnvFile, readEnv, secretsIn, type Env } from '../env.ts'

export type Flags = Readonly<Record<string, boolean | undefined>>

/** How a command is called. */
export interface Usage {
  /** As typed, such as `pnpm seed`. */
  readonly name: string
  /** A description in a sentence or two. */
  readonly does: string
  /** Flags without the dashes, each with its description. */
  readonly flags?: Readonly<Record<string, string>>
}

/** Writes a line to standard output. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Shows the progress of a command on a terminal. Scripts read only the result. */
export function showProgress(line: string): void {
  if (process.stderr.isTTY && !line.startsWith('postgres:')) process.stderr.write(`${line}\n`)
}

/**
 * Runs a command with the settings of this installation. Exit code 0: done, or nothing to do. 1: refused or failed,
 * with a sentence on standard error. 2: unknown arguments.
 */
export async function runCommand(
  usage: Usage,
  command: (env: Env, flags: Flags) => Promise<void>,
): Promise<void> {
  const given = readFlags(usage)
  if (given === undefined) return
  let secrets: string[] = []
  try {
    loadEnvFile()
    const env = readEnv()
    secrets = secretsIn(env)
    await command(env, given)
  } catch (error) {
    process.stderr.write(`${describeFailure(error, secrets)}\n`)
    process.exitCode = 1
  }
}

/**
 * Parses the flags of a command. Undefined when the command must not run, because help was printed or an argument is
 * unknown.
 */
export function readFlags(usage: Usage, words = process.argv.slice(2)): Flags | undefined {
  // `pnpm start -- --help` passes the two dashes on.
  const args = words[0] === '--' ? words.slice(1) : [...words]
  if (asksForHelp(args)) {
    print(helpOf(usage))
    return undefined
  }
  const names = Object.keys(usage.flags ?? {})
  const options: ParseArgsConfig['options'] = Object.fromEntries(
    names.map((name) => [name, { type: 'boolean' }]),
  )
  try {
    return parseArgs({ args, options, allowPositionals: false }).values as Flags
  } catch {
    const known = names.length === 0 ? 'no arguments' : names.map((name) => `--${name}`).join(', ')
    rejectUsage(`This command takes ${known}; --help shows how to call it.`)
    return undefined
  }
}

/** Whether the arguments ask for help. */
export function asksForHelp(words: readonly string[]): boolean {
  return words.includes('--help') || words.includes('-h')
}

function helpOf({ name, does, flags = {} }: Usage): string {
  const lines = Object.entries({ ...flags, help: 'shows this text' }).map(
    ([flag, text]) => `  --${flag.padEnd(8)}${text}`,
  )
  const call = [name, ...Object.keys(flags).map((flag) => `[--${flag}]`)].join(' ')
  return [`Usage: ${call}`, '', does, '', ...lines].join('\n')
}

/** Prints how to call a command, and sets exit code 2. */
function rejectUsage(line: string): void {
  process.stderr.write(`${line}\n`)
  process.exitCode = 2
}
