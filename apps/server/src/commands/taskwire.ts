import type { Env } from '../env.ts'
import { rotateKeysCommand } from './keys.ts'
import { refuseUse, runOnSettings } from './run-command.ts'

// The commands of whoever runs an installation.
const commands: Readonly<Record<string, (env: Env) => Promise<void>>> = {
  'keys rotate': rotateKeysCommand,
}

const command = commands[process.argv.slice(2).join(' ')]
if (command === undefined) refuseUse(`This command takes: ${Object.keys(commands).join(', ')}.`)
else await runOnSettings(command)
