import { pino } from 'pino'
import { compose } from '../deps.ts'
import { readArguments, usage } from './manage-users-arguments.ts'
import { manageUsers } from './manage-users.ts'
import { refuseUse, runOnSettings } from './run-command.ts'

// Manages the accounts of an installation from its own machine: so the first admin is made.
const request = readArguments(process.argv.slice(2))
if (request === undefined) refuseUse(usage)
else
  await runOnSettings(async (env) => {
    // Nothing that is done here is mailed to anybody.
    await using composition = await compose({ ...env, SMTP_URL: undefined }, pino({ level: 'silent' }))
    await manageUsers(composition.deps, request)
  })
