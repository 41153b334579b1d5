import { rotateKeysCommand } from './keys.ts'
import { readArguments, usage } from './manage-users-arguments.ts'
import { manageUsersCommand } from './manage-users.ts'
import { refuseUse, runOnSettings } from './run-command.ts'

// The commands of whoever runs an installation.
const given = process.argv.slice(2)
const request = readArguments(given)
if (given.join(' ') === 'keys rotate') await runOnSettings(rotateKeysCommand)
else if (request === undefined) refuseUse(`${usage}\n       pnpm taskwire keys rotate`)
else await runOnSettings((env) => manageUsersCommand(env, request))
