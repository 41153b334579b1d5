import { parseArgs, type ParseArgsConfig } from 'node:util'
import { loadEnvFile, readEnv, type Env } from '../env.ts'

export type Flags = Readonly<Record<string, boolean | undefined>>

/** Writes a line for the person who typed the command. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/**
 * Runs a command on the settings of this installation. Exit code 0: done, or nothing to do. 1: refused or failed,
 * with a sentence on standard error. 2: called in a way it does not know. `--help` prints how it is called and ends with 0.
 */
export async function runCommand(
  flags: readonly string[],
  command: (env: Env, flags: Flags) => Promise<void>,
): Promise<void> {
  if (asksForHelp(process.argv.slice(2))) return say(usageOf(flags))
  const given = readFlags(flags)
  if (given !== undefined) await runOnSettings((env) => command(env, given))
}

/** The same for a command that has read its arguments. */
export async function runOnSettings(command: (env: Env) => Promise<void>): Promise<void> {
  try {
    loadEnvFile()
    await command(readEnv())
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
}

function readFlags(names: readonly string[]): Flags | undefined {
  const options: ParseArgsConfig['options'] = Object.fromEntries(
    names.map((name) => [name, { type: 'boolean' }]),
  )
  try {
    return parseArgs({ options, allowPositionals: false }).values as Flags
  } catch {
    refuseUse(usageOf(names))
    return undefined
  }
}

function usageOf(names: readonly string[]): string {
  const known = names.length === 0 ? 'no arguments' : names.map((name) => `--${name}`).join(', ')
  return `This command takes ${known}.`
}

/** Whether the words after a command ask how it is called. */
export function asksForHelp(words: readonly string[]): boolean {
  return words.some((word) => word === '--help' || word === '-h')
}

/** Says how a command is called, when it was called in another way. */
export function refuseUse(line: string): void {
  process.stderr.write(`${line}\n`)
  process.exitCode = 2
}
