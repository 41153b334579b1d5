import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { expect, test, vi } from 'vitest'
import { openReplica } from './replica.ts'
import { statement } from './statement.ts'

const one = statement({}, { one: 'integer' })`select 1 as one`

test('a replica that never answers costs a few reads a bounded wait, then it rests', async () => {
  await using silent = createServer((socket) => socket.on('error', () => {}).resume())
  await once(silent.listen(0, '127.0.0.1'), 'listening')
  const { port } = silent.address() as AddressInfo
  let wasResting = false
  const log = vi.fn<(line: string) => void>(() => {
    wasResting = replica.isResting()
  })
  await using replica = openReplica({ url: `postgres://nobody@127.0.0.1:${port}/none`, log })
  expect(replica.isResting()).toBe(false)

  const read = () => replica.attempt((db) => one(db))
  expect(await Promise.all([read(), read(), read()])).toEqual([undefined, undefined, undefined])

  expect(wasResting).toBe(true)
  expect(log.mock.calls).toEqual([
    [expect.stringMatching(/^reads use the primary, because the replica failed: timeout/)],
  ])
})
