import { keySettings } from '../deps.ts'
import { openKeys } from '../keys/open-keys.ts'
import { composeCommand } from './compose-command.ts'
import { demoEmail, demoPassword, openDemoAccount } from './demo-account.ts'
import { demoTasks } from './demo-tasks.ts'
import { fillAccount } from './fill-account.ts'
import { runCommand, print } from './run-command.ts'

// Fills a demo account with a few hundred tasks. A second run adds only missing ones.
const usage = {
  name: 'pnpm seed',
  does: 'Fills a demo account with a few hundred tasks. A second run adds only what is missing.',
}

await runCommand(usage, async (env) => {
  await using composition = await composeCommand(env)
  const { deps } = composition
  using signing = await openKeys(keySettings(env))
  const password = demoPassword(signing.keys()[0].secret)
  const user = await openDemoAccount(deps, password)
  const actor = {
    user_id: user.id,
    user_number: user.number,
    role: user.role,
    session_id: deps.newId(),
    scopes: null,
  }
  const tasks = demoTasks(deps.now())
  const { added, kept, deleted } = await fillAccount(deps, actor, tasks, (done) => {
    if (done % 100 === 0) print(`  ${done} of ${tasks.length} tasks …`)
  })
  print(`Added ${added} tasks; ${kept} were there already, ${deleted} had been deleted and stay so.`)
  print(`Sign in with ${demoEmail} and the password ${password}`)
})
