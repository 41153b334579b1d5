import { utimes } from 'node:fs/promises'
import path from 'node:path'
import { dataFolder, tempDir } from '@taskwire/db/testing'
import { expect, test } from 'vitest'
import { isAlive, postmasterOf, processesIn } from './harness/postmaster.ts'
import { run } from './harness/process.ts'

const watchedFile = path.resolve(import.meta.dirname, '../src/usage.ts')

test('pnpm dev keeps the database running while the server reloads, and stops it at the end', async () => {
  await using place = await dataFolder()
  await using home = await tempDir()
  await using dev = run('commands/dev.ts', {
    // turbo looks for pnpm, which runs this test.
    env: { DATA_DIR: place.dir, PORT: '0', HOME: home.dir, PATH: process.env['PATH'] ?? '' },
  })
  await using stack = new AsyncDisposableStack()
  // Also after a failure: SIGKILL would leave the server and the web app running.
  const stop = async () => {
    dev.child.kill('SIGTERM')
    await dev.ended
  }
  stack.defer(stop)
  const starts = () => dev.out().match(/Taskwire is ready/g)?.length ?? 0

  await expect.poll(starts, { timeout: 60_000 }).toBe(1)
  const postmaster = postmasterOf(place.dir)
  const now = new Date()
  await utimes(watchedFile, now, now)
  await expect.poll(starts, { timeout: 60_000 }).toBe(2)
  expect(postmasterOf(place.dir)).toBe(postmaster)

  await stop()
  expect(isAlive(postmaster)).toBe(false)
  expect(processesIn(place.dir)).toEqual([])
})
