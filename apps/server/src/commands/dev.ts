import { spawn } from 'node:child_process'
import path from 'node:path'
import { toolVariables } from '../env.ts'
import { runCommand } from './run-command.ts'

// `pnpm dev`: the server and the web app, each reloading. The web app's proxy leads to the port of the server.
const usage = {
  name: 'pnpm dev',
  does: 'Runs the server and the web app, and reloads them when their files change.',
}

await runCommand(usage, async ({ HOST, PORT, LOG_FORMAT }) => {
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
  // Ctrl-C reaches the tool by itself; this process waits until the tool has ended its own.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => tool.kill('SIGTERM'))
  process.exitCode = await new Promise<number>((resolve, reject) => {
    tool.once('error', reject)
    tool.once('exit', (code) => resolve(code ?? 1))
  })
})
