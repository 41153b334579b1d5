import { execFileSync } from 'node:child_process'
import path from 'node:path'

const server = path.resolve(import.meta.dirname, '../../apps/server/src/serve.ts')

/** Compiles the server once, so that its first parallel starts find the result in the cache. */
export function setup(): void {
  const load = `await import(${JSON.stringify(server)})`
  execFileSync(process.execPath, ['--input-type=module', '--eval', load], { stdio: 'ignore' })
}
