import { mkdirSync, readdirSync, utimesSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { draftName, sweepDrafts } from './drafts.ts'
import { tempDir } from './testing/temp-dir.ts'

test('removes the draft of a killed process and keeps the draft of a running one', async () => {
  await using temp = await tempDir()
  const cluster = path.join(temp.dir, 'data')
  const [abandoned, fresh] = [draftName(cluster), draftName(cluster)]
  for (const folder of [cluster, abandoned, fresh]) mkdirSync(folder)
  const hourAgo = Date.now() / 1000 - 3600
  for (const folder of [cluster, abandoned]) utimesSync(folder, hourAgo, hourAgo)
  await sweepDrafts(temp.dir)
  expect(readdirSync(temp.dir).toSorted()).toEqual(['data', path.basename(fresh)])
})
