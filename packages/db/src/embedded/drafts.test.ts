import { mkdirSync, readdirSync, utimesSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { draftName, sweepDrafts } from './drafts.ts'
import { tempDir } from '../testing/temp-dir.ts'

test('what a killed process left half made is removed, the work of a living one is not', async () => {
  await using place = await tempDir()
  const cluster = path.join(place.dir, 'data')
  const [abandoned, fresh] = [draftName(cluster), draftName(cluster)]
  for (const folder of [cluster, abandoned, fresh]) mkdirSync(folder)
  const hourAgo = Date.now() / 1000 - 3600
  for (const folder of [cluster, abandoned]) utimesSync(folder, hourAgo, hourAgo)
  await sweepDrafts({ path: place.dir, cluster, account: undefined })
  expect(readdirSync(place.dir).toSorted()).toEqual(['data', path.basename(fresh)])
})
