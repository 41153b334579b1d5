import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { startEmbedded } from './start-embedded.ts'
import { asRoot, ordinary } from './testing/accounts.ts'
import { tempDir } from '../testing/temp-dir.ts'
import { runScript } from './testing/script.ts'

const oneSentence = /^[^\n.]+(\.\S[^\n.]*)*; set DATABASE_URL to use a PostgreSQL server instead\.$/

test('a platform without a binary', async () => {
  await using place = await tempDir()
  await using script = runScript('hold.ts', [place.dir, 'mips'])
  const { error } = await script.report()
  expect(error).toMatch(oneSentence)
  expect(error).toContain(`no embedded database for ${process.platform}-mips`)
})

test('a data folder of another major version', async () => {
  await using place = await tempDir()
  const cluster = path.join(place.dir, 'postgres/data')
  chmodSync(place.dir, 0o755)
  mkdirSync(cluster, { recursive: true })
  writeFileSync(path.join(cluster, 'PG_VERSION'), '17\n')
  const error = await startEmbedded({ dir: place.dir }).catch((reason: Error) => reason.message)
  expect(error).toMatch(oneSentence)
  expect(error).toContain('was made by PostgreSQL 17, and the embedded database is PostgreSQL 18')
})

test.runIf(asRoot)('a user id without a name', async () => {
  const nameless = { uid: 54_321, gid: 54_321 }
  await using place = await tempDir(nameless)
  await using script = runScript('hold.ts', [place.dir], nameless)
  const { error } = await script.report()
  expect(error).toMatch(oneSentence)
  expect(error).toContain('user id 54321 has no entry in /etc/passwd')
})

test.runIf(asRoot && ordinary)('a data folder that belongs to another account', async () => {
  await using place = await tempDir()
  await using script = runScript('hold.ts', [place.dir], ordinary)
  const { error } = await script.report()
  expect(error).toMatch(oneSentence)
  expect(error).toContain('permission denied')
})
