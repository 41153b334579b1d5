import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { counter } from '../testing/wake-bus-contract.ts'
import type { Channel } from './channel.ts'
import { createRedisChannel } from './redis-channel.ts'
import { createSharedWakeBus, type SharedWakeBusOptions } from './shared-wake-bus.ts'

/** A channel whose server is away. */
const away: Channel = createRedisChannel('redis://:secret@127.0.0.1:1')

const openBus = (options: Partial<SharedWakeBusOptions> = {}) =>
  createSharedWakeBus({ channel: away, heads: () => Promise.resolve([]), pollEvery: 10, ...options })

test('does not wake a listener that unsubscribed', async () => {
  await using bus = openBus()
  const [gone, stays] = [counter(bus, 'a'), counter(bus, 'a')]
  gone.unsubscribe()
  bus.wake('a')
  expect([gone.count(), stays.count()]).toEqual([0, 1])
  stays.unsubscribe()
  bus.wake('a')
  expect(stays.count()).toBe(1)
})

test('finds writes without a hint by comparing the heads of local readers', async () => {
  const heads = new Map([
    ['a', 1],
    ['b', 1],
  ])
  const asked: string[][] = []
  await using bus = openBus({
    heads: async (user_ids) => {
      asked.push(user_ids)
      return user_ids.map((id) => ({ id, revision: heads.get(id) ?? 0 }))
    },
  })
  const a = counter(bus, 'a')
  await expect.poll(() => a.count()).toBe(1) // unknown so far
  await pause(80)
  expect(a.count()).toBe(1)
  heads.set('a', 2)
  heads.set('b', 2)
  await expect.poll(() => a.count()).toBe(2)
  await pause(80)
  expect(a.count()).toBe(2)
  expect(new Set(asked.flat())).toEqual(new Set(['a']))
})

test('polls replace hints that do not arrive', async () => {
  await using bus = openBus({
    pollEvery: 600_000,
    pollUnheard: 10,
    heads: async (user_ids) => user_ids.map((id) => ({ id, revision: 1 })),
  })
  const a = counter(bus, 'a')
  await expect.poll(() => a.count()).toBe(1)
})

test('keeps polling while the database does not answer', async () => {
  let isAway = true
  let asked = 0
  await using bus = openBus({
    heads: async (user_ids) => {
      asked += 1
      if (isAway) throw new Error('away')
      return user_ids.map((id) => ({ id, revision: 1 }))
    },
  })
  const a = counter(bus, 'a')
  await expect.poll(() => asked).toBeGreaterThan(1)
  expect(a.count()).toBe(0)
  isAway = false
  await expect.poll(() => a.count()).toBe(1)
})

test('reports once that its server is away, with the cause and without the password', async () => {
  const causes: string[] = []
  await using bus = openBus({ onLost: (cause) => causes.push(String(cause)) })
  await expect.poll(() => causes.length).toBe(1)
  expect(causes[0]).toContain('ECONNREFUSED')
  expect(causes[0]).not.toContain('secret')
  // It has tried again by then.
  await pause(500)
  expect(causes).toHaveLength(1)
  expect([bus.kind, bus.hearsHints(), await bus.measureLag()]).toEqual(['redis', false, undefined])
})
