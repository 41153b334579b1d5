#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { run } from './run.ts'

const interrupted = new AbortController()
// What is stored is safe. A command that doesn't end by itself, such as one that waits for a response, is ended; a second Ctrl+C ends any.
for (const [name, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)
  process.once(name, () => {
    interrupted.abort()
    setTimeout(() => process.exit(code), 1_000).unref()
  })
// The reader of a pipe has ended, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string
}
const { env, stdin, stdout, stderr } = process
process.exitCode = await run(process.argv.slice(2), {
  env,
  stdin,
  stdout,
  stderr,
  signal: interrupted.signal,
  version: manifest.version,
})
// An input that was read and is still open would keep the process.
if (stdin.readableFlowing !== null) stdin.destroy()
