import { createInterface } from 'node:readline/promises'
import { runCommand, print } from './run-command.ts'

// Empties the local data folder: accounts, tasks and the secret that signs tokens. Asks for confirmation unless --yes
// is given.
const usage = {
  name: 'pnpm reset',
  does: 'Empties the local data folder: accounts, tasks and the secret that signs tokens. Asks first.',
  flags: { yes: 'does not ask' },
}

await runCommand(usage, async (env, { yes = false }) => {
  if (env.DATABASE_URL !== undefined)
    throw new Error(
      'DATABASE_URL is set, and this command only empties the local data folder. Nothing was removed.',
    )
  if (!yes && !(await isConfirmed(env.DATA_DIR))) return print('Nothing was removed.')
  const { emptyDataFolder } = await import('../data-folder.ts')
  const { removeLocalDatabase } = await import('../deps.ts')
  const removed = await emptyDataFolder(env.DATA_DIR, removeLocalDatabase)
  print(removed ? `${env.DATA_DIR} is empty.` : `There is nothing in ${env.DATA_DIR}: nothing was removed.`)
})

async function isConfirmed(folder: string): Promise<boolean> {
  if (!process.stdin.isTTY)
    throw new Error('There is no terminal to ask at: add --yes to go on without. Nothing was removed.')
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await terminal.question(
    `This removes all accounts and tasks in ${folder}. There is no way back. Type yes to go on: `,
  )
  terminal.close()
  return answer.trim().toLowerCase() === 'yes'
}
