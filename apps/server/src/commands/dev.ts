import { spawn } from 'node:child_process'
import path from 'node:path'
import { toolVariables, type Env } from '../env.ts'
import { runCommand, showProgress } from './run-command.ts'

// `pnpm dev`: runs the server and the web app and reloads them. The web app's proxy leads to the port of the server.
const usage = {
  name: 'pnpm dev',
  does: 'Runs the server and the web app, and reloads them when their files change.',
}

await runCommand(usage, async (env) => {
  // This process owns the embedded database and the server only joins it, so a reload of the server doesn't restart it.
  const { openStorage } = await import('../deps.ts')
  await using _database = env.DATABASE_URL === undefined ? await openStorage(env, showProgress) : undefined
  process.exitCode = await runTool(env)
})

/** Runs both `dev` scripts until they end, and resolves to the exit code. */
async function runTool({ HOST, PORT, LOG_FORMAT }: Env): Promise<number> {
  const host = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(HOST) ? 'localhost' : HOST
  const isPretty = LOG_FORMAT === 'pretty' || (LOG_FORMAT === 'auto' && process.stdout.isTTY)
  const tool = spawn('turbo', ['run', 'dev'], {
    cwd: path.resolve(import.meta.dirname, '../../../..'),
    // The server writes into a pipe of the tool, which ends at this terminal.
    env: toolVariables({
      TASKWIRE_SERVER: `http://${host}:${PORT}`,
      LOG_FORMAT: isPretty ? 'pretty' : 'json',
    }),
    stdio: 'inherit',
  })
  // The terminal sends Ctrl-C to the tool as well. This process outlives the tool, which ends its own processes.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => tool.kill('SIGTERM'))
  return new Promise((resolve, reject) => {
    tool.once('error', reject)
    tool.once('exit', (code) => resolve(code ?? 1))
  })
}
