import { spawnSync } from 'node:child_process'
import { enableCompileCache } from 'node:module'
import path from 'node:path'
import { toolVariables } from '../env.ts'
import { serverUsage } from '../usage.ts'
import { readFlags, print } from './run-command.ts'

// `pnpm start`: builds the web app if it changed, then runs the server in this process. Parses arguments before it
// builds anything.
const repository = path.resolve(import.meta.dirname, '../../../..')

if (readFlags(serverUsage) !== undefined && isBuilt()) {
  enableCompileCache(path.join(repository, 'node_modules/.cache/node'))
  await import('../main.ts')
}

/** Builds the web app; prints the whole build output on failure. */
function isBuilt(): boolean {
  print('Building the web app, unless it is up to date …')
  const args = ['run', 'build', '--filter=@taskwire/web', '--output-logs=errors-only']
  const build = spawnSync('turbo', args, { cwd: repository, env: toolVariables(), encoding: 'utf8' })
  if (build.status === 0) return true
  const reason = build.error === undefined ? `${build.stdout}${build.stderr}` : `${build.error.message}\n`
  process.stderr.write(`${reason}Taskwire could not start. The web app could not be built.\n`)
  process.exitCode = 1
  return false
}
