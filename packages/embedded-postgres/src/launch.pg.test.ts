import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startedAsRoot, systemAccount } from './account.ts'
import { launch } from './launch.ts'
import { findNativePackage } from './native-package.ts'
import { serverArguments } from './server-settings.ts'
import { startEmbeddedPostgres } from './start.ts'
import { tempDir } from './testing/temp-dir.ts'

test('ends a postmaster that is released at any moment of its start, even before it handles signals', async () => {
  await using temp = await tempDir()
  const database = await startEmbeddedPostgres({ dir: temp.dir })
  await database.stop()
  const account = startedAsRoot() ? await systemAccount() : undefined
  const databaseDir = { path: database.databaseDir, clusterDir: database.clusterDir, account }
  const postgres = path.join((await findNativePackage()).folder, 'native/bin/postgres')
  for (const moment of [0, 1, 2, 3, 4, 6, 8, 10]) {
    const launched = launch(
      databaseDir,
      postgres,
      serverArguments(databaseDir.clusterDir, databaseDir.path, {}),
      () => {},
    )
    await pause(moment)
    launched.release()
    await launched.ended
  }
  await using again = await startEmbeddedPostgres({ dir: temp.dir })
  expect(again.owned).toBe(true)
})
