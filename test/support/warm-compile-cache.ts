import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

const server = path.resolve(import.meta.dirname, '../../apps/server/src/main.ts')

/** Compiles the server once, so that its first parallel starts find the result in the cache. */
export function setup(): void {
  const cache = process.env['NODE_COMPILE_CACHE']
  if (cache !== undefined && !existsSync(cache))
    execFileSync(process.execPath, [server, '--help'], { stdio: 'ignore' })
}
