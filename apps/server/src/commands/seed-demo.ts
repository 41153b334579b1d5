import { keySettings } from '../deps.ts'
import type { Env } from '../env.ts'
import { openKeys } from '../keys/open-keys.ts'
import { composeCommand } from './compose-command.ts'
import { demoEmail, demoPassword, openDemoAccount } from './demo-account.ts'
import { demoData, largeData } from './demo-data.ts'
import { fillAccount } from './fill-account.ts'
import { print } from './run-command.ts'

/** Fills the demo account of an installation, and prints how to sign in. */
export async function seed(env: Env, { large }: { readonly large: boolean }): Promise<void> {
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
  const now = deps.now()
  const data = large ? largeData(now, { tasks: 10_000, lists: 50 }) : demoData(now)
  const total = data.tasks.reduce((sum, { subtasks }) => sum + 1 + subtasks.length, 0)
  const { added, kept, deleted } = await fillAccount(deps, actor, data, (done) => {
    if (done % (large ? 1_000 : 100) === 0) print(`  ${done} of ${total} tasks …`)
  })
  print(`Added ${added} tasks; ${kept} were there already, ${deleted} had been deleted and stay so.`)
  print(`Sign in with ${demoEmail} and the password ${password}`)
}
