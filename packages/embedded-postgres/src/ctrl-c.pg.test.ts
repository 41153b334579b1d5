import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { tempDir } from './testing/temp-dir.ts'
import { allGone } from './testing/processes.ts'
import type { Report } from './testing/report.ts'

test('serves queries after Ctrl-C until it is stopped', async () => {
  await using temp = await tempDir()
  // A terminal signals every process of a group, so the script gets a group of its own.
  const script = path.join(import.meta.dirname, 'testing/hold.ts')
  const child = spawn(process.execPath, [script, temp.dir], {
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const { databaseDir, pid } = JSON.parse((await lines.next()).value ?? '') as Report
  process.kill(-(child.pid ?? 0), 'SIGINT')
  expect((await lines.next()).value).toBe('drained')
  expect(await ended).toEqual([0, null])
  expect(allGone(path.join(databaseDir, 'data'), pid)).toBe(true)
})
