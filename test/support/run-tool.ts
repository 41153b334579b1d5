import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './temp-workspace.ts'

/** Runs a command of the workspace in a folder and returns its output, also when it reports problems. */
export function runTool(name: string, args: string[], folder: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const settings = { cwd: folder, maxBuffer: 64 * 1024 * 1024 }
    execFile(join(root, 'node_modules/.bin', name), args, settings, (error, stdout, stderr) => {
      if (stdout) resolve(stdout)
      else reject(error ?? new Error(stderr))
    })
  })
}

/** The arguments of a script of the root package.json, so that a probe runs the same command as the check. */
export async function scriptArguments(script: string): Promise<string[]> {
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  return (manifest.scripts[script] ?? '').split(' ').slice(1)
}
