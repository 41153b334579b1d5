import { expect, test } from 'vitest'
import { startRedis } from '../testing/start-redis.ts'
import { counter, openBus, testWakeBus } from '../testing/wake-bus-contract.ts'
import { createRedisChannel } from './redis-channel.ts'

testWakeBus(async () => {
  const redis = await startRedis()
  return {
    address: { host: '127.0.0.1', port: redis.port },
    channel: (port) => createRedisChannel(withPort(redis.url, port ?? redis.port)),
    endListening: () => redis.run('client', 'kill', 'type', 'pubsub'),
    [Symbol.asyncDispose]: () => redis[Symbol.asyncDispose](),
  }
})

function withPort(url: string, port: number): string {
  return Object.assign(new URL(url), { port: String(port) }).href
}

test('hints stay within the number of a database', async () => {
  await using redis = await startRedis()
  await using one = await openBus(createRedisChannel(`${redis.url}/1`))
  await using same = await openBus(createRedisChannel(`${redis.url}/1`))
  await using two = await openBus(createRedisChannel(`${redis.url}/2`))
  const [heard, unheard] = [counter(same, 'a'), counter(two, 'a')]
  one.wake('a')
  await expect.poll(() => heard.count()).toBe(1)
  expect(unheard.count()).toBe(0)
  expect(two.counts().received).toBe(0)
})

test('a wrong password is a loss with the reason of Redis and without the password', async () => {
  await using redis = await startRedis()
  const url = new URL(redis.url)
  url.password = 'wrong-7431'
  await expect(createRedisChannel(url.href).notify('a')).rejects.toThrow(/WRONGPASS(?!.*7431)/)
})

test('killed and started again: local readers are woken, and hints arrive again', async () => {
  await using redis = await startRedis()
  const events: string[] = []
  const report = { onLost: () => events.push('lost'), onBack: () => events.push('back') }
  await using here = await openBus(createRedisChannel(redis.url), report)
  await using there = await openBus(createRedisChannel(redis.url))
  const a = counter(there, 'a')
  await redis.kill()
  here.wake('a')
  await expect.poll(() => [here.hearsHints(), there.hearsHints(), events]).toEqual([false, false, ['lost']])
  await redis.restart()
  await expect
    .poll(() => [here.hearsHints(), there.hearsHints(), events])
    .toEqual([true, true, ['lost', 'back']])
  await expect.poll(() => a.count()).toBeGreaterThan(0)
  const before = a.count()
  here.wake('a')
  await expect.poll(() => a.count()).toBeGreaterThan(before)
})
