import { describeFailure } from '../../describe-failure.ts'
import { loadEnvFile, readEnv, secretsIn } from '../../env.ts'
import { asksForHelp } from '../run-command.ts'
import { findSubcommand, helpOf, overviewOf, parseCall, usageOf } from './subcommand.ts'
import { subcommands } from './subcommands.ts'

/** What a call printed. Exit code 1: refused or failed. 2: unknown arguments. */
export interface Printed {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs a call of `taskwire` with the settings of this installation, or with the given ones. */
export async function runTaskwire(words: readonly string[], variables?: NodeJS.ProcessEnv): Promise<Printed> {
  const found = findSubcommand(subcommands, words)
  if (asksForHelp(words))
    return printed(found === undefined ? overviewOf(subcommands) : helpOf(found.subcommand))
  if (found === undefined) return refused(2, overviewOf(subcommands))
  const { subcommand } = found
  const call = await parseCall(subcommand, found.rest)
  if (typeof call === 'string') return refused(2, `${call}\nUsage: pnpm taskwire ${usageOf(subcommand)}`)
  const isJson = words.includes('--json')
  let secrets: string[] = []
  try {
    if (variables === undefined) loadEnvFile()
    const env = readEnv(variables)
    secrets = secretsIn(env)
    const { lines, data, note, hasFailed = false } = await subcommand.run(env, call)
    const { out } = printed(...(isJson ? [JSON.stringify(data)] : lines))
    const err = isJson || note === undefined ? '' : `${note}\n`
    return { code: hasFailed ? 1 : 0, out, err }
  } catch (error) {
    const sentence = describeFailure(error, secrets)
    return refused(1, isJson ? JSON.stringify({ error: sentence }) : sentence)
  }
}

function printed(...lines: readonly string[]): Printed {
  return { code: 0, out: lines.map((line) => `${line}\n`).join(''), err: '' }
}

function refused(code: number, sentence: string): Printed {
  return { code, out: '', err: `${sentence}\n` }
}
