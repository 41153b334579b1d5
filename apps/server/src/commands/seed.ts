import { runCommand } from './run-command.ts'

// Fills a demo account with a few hundred tasks in lists, with labels and subtasks. A second run adds only missing ones.
const usage = {
  name: 'pnpm seed',
  does: 'Fills a demo account with a few hundred tasks in lists. A second run adds only what is missing.',
  flags: { large: '10,000 tasks in 50 lists, for measurements' },
}

await runCommand(usage, async (env, { large = false }) => {
  const { seed } = await import('./seed-demo.ts')
  await seed(env, { large })
})
