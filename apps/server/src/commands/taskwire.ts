import { findSubcommand, helpOf, overviewOf, parseCall, usageOf } from './operator/subcommand.ts'
import { subcommands } from './operator/subcommands.ts'
import { asksForHelp, print, rejectUsage, runOnSettings } from './run-command.ts'

// `pnpm taskwire …`: the commands for the operator of an installation.
const given = process.argv.slice(2)
const words = given[0] === '--' ? given.slice(1) : given
const found = findSubcommand(subcommands, words)
const isJson = words.includes('--json')

if (asksForHelp(words)) print(found === undefined ? overviewOf(subcommands) : helpOf(found.subcommand))
else if (found === undefined) rejectUsage(overviewOf(subcommands))
else {
  const { subcommand } = found
  const call = parseCall(subcommand, found.rest)
  if (typeof call === 'string') rejectUsage(`${call}\nUsage: pnpm taskwire ${usageOf(subcommand)}`)
  else
    await runOnSettings(
      async (env) => {
        const { lines, data, note, hasFailed = false } = await subcommand.run(env, call)
        if (isJson) print(JSON.stringify(data))
        else for (const line of lines) print(line)
        if (!isJson && note !== undefined) process.stderr.write(`${note}\n`)
        if (hasFailed) process.exitCode = 1
      },
      { isJson },
    )
}
