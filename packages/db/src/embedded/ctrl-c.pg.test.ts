import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { dataFolder } from '../testing/data-folder.ts'
import { allGone } from './testing/processes.ts'
import type { Report } from './testing/report.ts'

test('Ctrl-C: the database still answers while requests drain, and then it stops', async () => {
  await using place = await dataFolder()
  // A terminal sends the signal to every process of the group, so the script leads one here.
  const script = path.join(import.meta.dirname, 'testing/hold.ts')
  const child = spawn(process.execPath, [script, place.dir], {
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const { home, pid } = JSON.parse((await lines.next()).value ?? '') as Report
  process.kill(-(child.pid ?? 0), 'SIGINT')
  expect((await lines.next()).value).toBe('drained')
  expect(await ended).toEqual([0, null])
  expect(allGone(path.join(home, 'data'), pid)).toBe(true)
})
