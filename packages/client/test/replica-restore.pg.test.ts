import path from 'node:path'
import { runToEnd, startServer } from '@taskwire/server/harness/process'
import { dataFolder, tempDir } from '@taskwire/db/testing'
import { expect, test } from 'vitest'
import { ada } from './harness/credentials.ts'
import { createDevice, isLive, isSettled, titles, until } from './harness/replica-world.ts'

test('a replica follows a backup into a new folder: its queued edits arrive, and lost writes disappear', async () => {
  await using place = await dataFolder()
  await using other = await tempDir()
  const file = path.join(other.dir, 'taskwire.backup')
  await using target = await tempDir()
  const taskwire = async (...args: string[]) =>
    expect(await runToEnd('commands/taskwire.ts', { args, env: { DATA_DIR: place.dir } })).toMatchObject({
      code: 0,
    })
  const stop = async (server: Awaited<ReturnType<typeof startServer>>) => {
    server.child.kill('SIGTERM')
    await server.ended
  }

  const first = await startServer({ env: { DATA_DIR: place.dir } })
  const device = await createDevice(first.origin, ada, true)
  const { tasks } = device.client
  await using replica = device.open()
  const edited = await tasks.create.mutate({ title: 'Edited' })
  await tasks.create.mutate({ title: 'Kept' })
  await taskwire('backup', file, '--with-secret')
  await tasks.create.mutate({ title: 'Lost' })
  await until(replica, (now) => isLive(now) && titles(now).includes('Lost'))
  await stop(first)
  await until(replica, ({ status }) => status.connection === 'offline')
  await replica.mutate.create({ title: 'Queued' })
  await replica.mutate.update({ id: edited.id, title: 'Edited offline' })

  await taskwire('restore', file, '--into', target.dir)
  await using second = await startServer({ env: { DATA_DIR: target.dir, PORT: new URL(first.origin).port } })
  const now = await until(
    replica,
    (snapshot) => isLive(snapshot) && isSettled(snapshot) && !titles(snapshot).includes('Lost'),
  )
  expect(second.origin).toBe(first.origin)
  expect(titles(now)).toEqual(['Edited offline', 'Kept', 'Queued'])
  expect(now.issues).toEqual([])
  expect(now.tasks).toEqual(await tasks.list.query())
})
