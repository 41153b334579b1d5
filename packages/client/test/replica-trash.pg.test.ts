import { expect, test } from 'vitest'
import { ada } from './harness/credentials.ts'
import { startServer } from './harness/real-server.ts'
import { createDevice, isLive, isSettled, titles, until } from './harness/replica-world.ts'

const deletedTitles = ({ deleted }: Parameters<typeof titles>[0]) => deleted.map(({ title }) => title)

test('readTrash shows tasks that other devices deleted, stores them, and lets them be restored offline', async () => {
  await using server = await startServer()
  const one = await createDevice(server.url, ada, true)
  for (const title of ['First', 'Second']) {
    const { id } = await one.client.tasks.create.mutate({ title })
    await one.client.tasks.delete.mutate({ id })
  }
  const two = await createDevice(server.url, ada)
  {
    await using replica = two.open()
    await until(replica, isLive)
    expect(deletedTitles(replica.getSnapshot())).toEqual([])
    expect(await replica.readTrash()).toBe(true)
    expect(deletedTitles(replica.getSnapshot())).toEqual(['Second', 'First'])
  }
  two.network.isUp = false
  await using replica = two.open()
  await replica.loaded
  expect(await replica.readTrash()).toBe(false)
  const { deleted } = replica.getSnapshot()
  expect(deleted.map(({ title }) => title)).toEqual(['Second', 'First'])
  await replica.mutate.restore({ id: deleted[0]!.id })
  expect(titles(replica.getSnapshot())).toEqual(['Second'])
  two.network.isUp = true
  await until(replica, isSettled)
  expect((await one.client.tasks.list.query()).map(({ title }) => title)).toEqual(['Second'])
  expect(deletedTitles(replica.getSnapshot())).toEqual(['First'])
})

test('readTrash reads all pages up to the number of tasks that a replica stores', async () => {
  await using server = await startServer()
  const device = await createDevice(server.url, ada, true)
  for (let from = 0; from < 510; from += 30) {
    const commands = Array.from({ length: 30 }, (_, n) => ({ op: 'create' as const, title: `${from + n}` }))
    const { results } = await device.client.tasks.batch.mutate({ commands })
    const gone = results.flatMap((result) =>
      'task' in result && result.task !== undefined ? [{ op: 'delete' as const, id: result.task.id }] : [],
    )
    await device.client.tasks.batch.mutate({ commands: gone })
  }
  await using replica = device.open()
  await until(replica, isLive)
  expect(await replica.readTrash()).toBe(true)
  const { deleted } = replica.getSnapshot()
  expect(deleted).toHaveLength(500)
  expect(deleted.map(({ title }) => Number(title)).toSorted((a, b) => a - b)[0]).toBe(10)
})
