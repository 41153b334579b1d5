import { migrate } from './operator/migrate.ts'
import { print, runCommand } from './run-command.ts'

// Migrates the schema of the database: that of DATABASE_URL, else the local one.
await runCommand({ name: 'pnpm migrate', does: migrate.does }, async (env) => {
  const { lines } = await migrate.run(env, { args: [], flags: {}, values: {} })
  for (const line of lines) print(line)
})
