import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startedAsRoot, systemAccount } from './account.ts'
import { launch } from './launch.ts'
import { findNativePackage } from './native-package.ts'
import { serverArguments } from './server-settings.ts'
import { port } from './socket-folder.ts'
import { startEmbedded } from './start-embedded.ts'
import { dataFolder } from '../testing/data-folder.ts'

test('a postmaster let go at any moment of its start ends, even while it cannot hear the signal yet', async () => {
  await using place = await dataFolder()
  const database = await startEmbedded({ dir: place.dir })
  await database.stop()
  const account = startedAsRoot() ? await systemAccount() : undefined
  const home = { path: database.home, cluster: path.join(database.home, 'data'), account }
  const postgres = path.join((await findNativePackage()).folder, 'native/bin/postgres')
  for (const moment of [0, 1, 2, 3, 4, 6, 8, 10]) {
    const launched = launch(home, postgres, serverArguments(home.cluster, home.path, port, {}), () => {})
    await pause(moment)
    launched.release()
    await launched.ended
  }
  await using again = await startEmbedded({ dir: place.dir })
  expect(again.owned).toBe(true)
})
