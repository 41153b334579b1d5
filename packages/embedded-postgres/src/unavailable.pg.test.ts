import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { isEmbeddedPostgresUnavailable } from './errors.ts'
import { startEmbeddedPostgres } from './start.ts'
import { asRoot, ordinary } from './testing/accounts.ts'
import { tempDir } from './testing/temp-dir.ts'
import { runScript } from './testing/script.ts'

const oneSentence = /^[^\n.]+(\.\S[^\n.]*)*\.$/

test('refuses a platform without programs', async () => {
  await using temp = await tempDir()
  await using script = runScript('hold.ts', [temp.dir, 'mips'])
  const { error } = await script.report()
  expect(error).toMatch(oneSentence)
  expect(error).toContain(`no embedded database for ${process.platform}-mips`)
})

test('refuses a data folder of another major version', async () => {
  await using temp = await tempDir()
  const cluster = path.join(temp.dir, 'postgres/data')
  chmodSync(temp.dir, 0o755)
  mkdirSync(cluster, { recursive: true })
  writeFileSync(path.join(cluster, 'PG_VERSION'), '17\n')
  const error = await startEmbeddedPostgres({ dir: temp.dir }).catch((reason: unknown) => reason)
  expect(isEmbeddedPostgresUnavailable(error)).toBe(true)
  expect(error).toMatchObject({
    code: 'EMBEDDED_POSTGRES_UNAVAILABLE',
    message: expect.stringMatching(oneSentence),
  })
  expect(String(error)).toContain('was made by PostgreSQL 17, and the embedded database is PostgreSQL 18')
})

test.runIf(asRoot)('refuses a user id without a name', async () => {
  const nameless = { uid: 54_321, gid: 54_321 }
  await using temp = await tempDir(nameless)
  await using script = runScript('hold.ts', [temp.dir], nameless)
  const { error } = await script.report()
  expect(error).toMatch(oneSentence)
  expect(error).toContain('user id 54321 has no entry in /etc/passwd')
})

test.runIf(asRoot && ordinary)('refuses a data folder of another account', async () => {
  await using temp = await tempDir()
  await using script = runScript('hold.ts', [temp.dir], ordinary)
  const { error } = await script.report()
  expect(error).toMatch(oneSentence)
  expect(error).toContain('permission denied')
})
