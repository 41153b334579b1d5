import type { Actor } from '@taskwire/domain'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createSessionCache } from './session-cache.ts'

const actor: Actor = { user_id: 'u', user_number: 1, role: 'user', session_id: 's', scopes: null }

let now = 1_000

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  vi.spyOn(performance, 'now').mockImplementation(() => now)
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

function advance(ms: number): void {
  now += ms
  vi.advanceTimersByTime(ms)
}

/** A database with one session that counts its queries. */
function aStore() {
  const store = {
    actor: actor as Actor | undefined,
    asked: 0,
    load: async () => ((store.asked += 1), store.actor),
  }
  return store
}

test('an active session is loaded once, also for concurrent calls', async () => {
  const [cache, store] = [createSessionCache(), aStore()]
  const calls = Array.from({ length: 10 }, async () => cache.actorOf('s', store.load))
  expect(await Promise.all(calls)).toEqual(Array(10).fill(actor))
  await cache.actorOf('s', store.load)
  expect(store.asked).toBe(1)
})

test('a revocation in another process takes effect within five seconds', async () => {
  const [cache, store] = [createSessionCache(), aStore()]
  await cache.actorOf('s', store.load)
  store.actor = undefined
  advance(5_000)
  expect(await cache.actorOf('s', store.load)).toBeUndefined()
})

test('use does not keep a session in the cache longer', async () => {
  const [cache, store] = [createSessionCache(), aStore()]
  await cache.actorOf('s', store.load)
  store.actor = undefined
  for (let ms = 0; ms < 5_000; ms += 500) {
    advance(500)
    await cache.actorOf('s', store.load)
  }
  expect(await cache.actorOf('s', store.load)).toBeUndefined()
})

test('an evicted session is loaded again', async () => {
  const [cache, store] = [createSessionCache(), aStore()]
  await cache.actorOf('s', store.load)
  store.actor = undefined
  cache.evict('s')
  expect(await cache.actorOf('s', store.load)).toBeUndefined()
})

test('a load that started before an eviction is not cached', async () => {
  const [cache, store] = [createSessionCache(), aStore()]
  const slow = Promise.withResolvers<Actor | undefined>()
  const before = cache.actorOf('s', () => slow.promise)
  cache.evict('s')
  store.actor = undefined
  slow.resolve(actor) // loaded before the revocation, returned after it
  await before
  expect(await cache.actorOf('s', store.load)).toBeUndefined()
})

test('a load that starts after an eviction is kept, unlike the one before it', async () => {
  const cache = createSessionCache()
  const [slow, fresh] = [
    Promise.withResolvers<Actor | undefined>(),
    Promise.withResolvers<Actor | undefined>(),
  ]
  const before = cache.actorOf('s', () => slow.promise)
  cache.evict('s')
  const after = cache.actorOf('s', () => fresh.promise)
  slow.resolve(actor)
  await before
  const store = aStore()
  const joined = cache.actorOf('s', store.load)
  fresh.resolve(undefined)
  expect([await after, await joined, store.asked]).toEqual([undefined, undefined, 0])
})

test('evicts all sessions of a user, those being loaded too, and keeps other users’ cached ones', async () => {
  const [cache, store, other] = [createSessionCache(), aStore(), aStore()]
  const load = async () => ({ ...actor, user_id: 'v' })
  await cache.actorOf('s', store.load)
  await cache.actorOf('t', load)
  const slow = Promise.withResolvers<Actor | undefined>()
  const before = cache.actorOf('r', () => slow.promise)
  cache.evictUser('u')
  slow.resolve(actor)
  await before
  store.actor = undefined
  for (const id of ['s', 'r']) expect(await cache.actorOf(id, store.load)).toBeUndefined()
  await cache.actorOf('t', other.load)
  expect(other.asked).toBe(0)
})

test('caches neither a missing session nor a failure', async () => {
  const [cache, store] = [createSessionCache(), aStore()]
  expect(await cache.actorOf('s', async () => undefined)).toBeUndefined()
  await expect(cache.actorOf('s', () => Promise.reject(new Error('away')))).rejects.toThrow('away')
  expect(await cache.actorOf('s', store.load)).toEqual(actor)
})
