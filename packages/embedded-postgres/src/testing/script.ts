import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Report } from './report.ts'

/** Runs a script of this folder in a Node process of its own, which is killed when it is disposed. */
export function runScript(name: string, args: string[], account: { uid?: number; gid?: number } = {}) {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, name), ...args], {
    ...account,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const ended = once(child, 'exit')
  return {
    /** Returns the next line of its output, or undefined after its end. */
    line: async (): Promise<string | undefined> => (await lines.next()).value,
    /** Parses the next line of its output. */
    async report(): Promise<Report> {
      const { value } = await lines.next()
      return JSON.parse(value ?? '{"error":"ended without a report"}') as Report
    },
    send: (command: string) => child.stdin.write(`${command}\n`),
    signal: (signal: NodeJS.Signals) => child.kill(signal),
    ended,
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
      await ended
    },
  }
}
