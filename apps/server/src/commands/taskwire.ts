import { rotateKeysCommand } from './keys.ts'
import { renewLogCommand } from './log.ts'
import { readArguments, usage } from './manage-users-arguments.ts'
import { manageUsersCommand } from './manage-users.ts'
import { asksForHelp, rejectUsage, runOnSettings, print } from './run-command.ts'

// Commands for the operator of an installation.
const given = process.argv.slice(2)
const request = readArguments(given)
if (asksForHelp(given)) print(usage)
else if (given.join(' ') === 'keys rotate') await runOnSettings(rotateKeysCommand)
else if (given.join(' ') === 'log renew') await runOnSettings(renewLogCommand)
else if (request === undefined) rejectUsage(usage)
else await runOnSettings((env) => manageUsersCommand(env, request))
