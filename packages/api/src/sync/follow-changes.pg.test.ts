import { setTimeout as pause } from 'node:timers/promises'
import { createLocalWakeBus } from '@taskwire/db'
import type { ChangePage, EntityChangePage } from '@taskwire/domain'
import { expect, test } from 'vitest'
import { authenticate } from '../authenticate.ts'
import { createSessionCache } from '../sessions/session-cache.ts'
import { revokeSession } from '../sessions/sessions.repository.ts'
import type { Deps } from '../deps.ts'
import { createTask } from '../tasks/create-task.ts'
import { createLogReader, createTestWorld, failureOf, type Person, type TestWorld } from '../testing/index.ts'
import { appRouter } from '../router.ts'
import { followChanges } from './follow-changes.ts'
import { pollChanges } from './poll-changes.ts'

const lives = () => Promise.resolve()

/** A bus that runs a function when a reader registers. */
function busWith(onSubscribe: () => void): Deps['wakeBus'] {
  const bus = createLocalWakeBus()
  return {
    ...bus,
    subscribe: (user_id, listener) => {
      onSubscribe()
      return bus.subscribe(user_id, listener)
    },
  }
}

/** Deps of another process on the same database. */
function otherProcess({ deps }: TestWorld, wakeBus: Deps['wakeBus']): Deps {
  return { ...deps, sessions: createSessionCache(), wakeBus }
}

async function subscription(deps: Deps, { access_token }: Person) {
  const caller = appRouter.createCaller({ deps, access_token, user_agent: 'test' })
  const pages = await caller.tasks.onChange()
  return pages[Symbol.asyncIterator]()
}

const changesOf = ([, page]: readonly [unknown, ChangePage, ...unknown[]]) => page.changes.length

test('the first page comes at once, even when empty; then each write as it happens', async () => {
  await using world = await createTestWorld()
  const person = await world.person()
  const stop = new AbortController()
  const pages = followChanges(world.deps, person.actor, { signal: stop.signal, recheck: lives })
  const reader = createLogReader()
  const take = async () => reader.take((await pages.next()).value as EntityChangePage)
  await take()
  expect(reader.resets()).toBe(1)
  for (const title of ['a', 'b', 'c']) {
    const next = take()
    await person.call.tasks.create({ title })
    await next
  }
  expect([...reader.tasks.values()].map(({ title }) => title)).toEqual(['a', 'b', 'c'])
  const last = pages.next()
  stop.abort()
  expect(await last).toEqual({ done: true, value: undefined })
})

test('registers for wake-ups before its first read: a write between the two is not missed', async () => {
  await using world = await createTestWorld()
  const { actor } = await world.person()
  const order: string[] = []
  const deps: Deps = {
    ...world.deps,
    wakeBus: busWith(() => order.push('registered')),
    get db() {
      order.push('read')
      return world.deps.db
    },
  }
  await followChanges(deps, actor, { recheck: lives }).next()
  expect(order).toEqual(['registered', 'read'])
})

test('a write that commits during a read comes in the next page', async () => {
  await using world = await createTestWorld()
  const { actor } = await world.person()
  const bus = createLocalWakeBus()
  let writes = 0
  const deps: Deps = { ...world.deps, wakeBus: bus }
  // After each read of the first rounds, before the reader waits.
  const racing = new Proxy(deps, {
    get(target, name, receiver) {
      if (name === 'db' && writes < 20) {
        writes += 1
        void createTask(target, actor, { title: `${writes}` })
      }
      return Reflect.get(target, name, receiver) as unknown
    },
  })
  const reader = createLogReader()
  const stop = AbortSignal.timeout(30_000)
  for await (const page of followChanges(racing, actor, { recheck: lives, signal: stop })) {
    reader.take(page)
    if (reader.tasks.size === 20) break
  }
  expect(reader.tasks.size).toBe(20)
})

test('a reader that leaves is unsubscribed', async () => {
  await using world = await createTestWorld()
  const { actor } = await world.person()
  const bus = createLocalWakeBus()
  const pages = followChanges({ ...world.deps, wakeBus: bus }, actor, { recheck: lives })
  await pages.next()
  expect(bus.subscribed()).toEqual([actor.user_id])
  await pages.return()
  expect(bus.subscribed()).toEqual([])
  await pollChanges({ ...world.deps, wakeBus: bus }, actor, { wait: 0.05 })
  expect(bus.subscribed()).toEqual([])
})

test('reads nothing more for a reader before it has received the last page', async () => {
  await using world = await createTestWorld()
  const { actor } = await world.person()
  let release = () => {}
  const drained = () => new Promise<void>((resolve) => (release = resolve))
  const pages = followChanges(world.deps, actor, { recheck: lives, drained })
  await pages.next()
  let isNext = false
  const next = pages.next().then(() => (isNext = true))
  await createTask(world.deps, actor, { title: 'a' })
  await pause(100)
  expect(isNext).toBe(false)
  release()
  await next
})

test('signing out ends the streams of that session in the same process at once, and no others', async () => {
  await using world = await createTestWorld()
  const person = await world.person()
  const session = await world
    .call()
    .auth.login({ email: person.email, password: 'correct horse battery staple' })
  const other = { ...person, access_token: session.access_token }
  const ended = await subscription(world.deps, person)
  const stays = await subscription(world.deps, other)
  await ended.next()
  await stays.next()
  const next = ended.next()
  const news = stays.next()
  await revokeSession(world.deps.db, { ...person.actor, now: world.deps.now() })
  world.deps.sessions.evict(person.actor.session_id)
  world.deps.wakeBus.wake(person.actor.user_id)
  const began = performance.now()
  expect((await failureOf(next)).code).toBe('UNAUTHENTICATED')
  // A stream that is not woken notices within 5 s.
  expect(performance.now() - began).toBeLessThan(3_000)
  await world.call(other.access_token).tasks.create({ title: 'on' })
  expect(changesOf((await news).value as never)).toBe(1)
  await stays.return?.()
})

test('in another process with a cached session, a wake-up ends the stream, also one hidden behind changes', async () => {
  await using world = await createTestWorld()
  for (const isHidden of [false, true]) {
    const person = await world.person()
    const bus = createLocalWakeBus()
    const there = otherProcess(world, bus)
    const pages = await subscription(there, person)
    await pages.next()
    await authenticate(there, person.access_token) // cached
    if (isHidden) await createTask(world.deps, person.actor, { title: 'news' })
    const next = pages.next()
    await revokeSession(world.deps.db, { ...person.actor, now: world.deps.now() })
    const began = performance.now()
    bus.wake(person.actor.user_id)
    if (isHidden) expect(changesOf((await next).value as never)).toBe(1)
    expect((await failureOf(isHidden ? pages.next() : next)).code).toBe('UNAUTHENTICATED')
    // Without a wake-up it is noticed 3 s after the news, and without news in between 15 s after them.
    expect(performance.now() - began).toBeLessThan(isHidden ? 12_000 : 3_000)
  }
})

test('a token of another session does not continue a stream', async () => {
  await using world = await createTestWorld()
  const [ann, bob] = [await world.person(), await world.person()]
  let access_token = ann.access_token
  const context = {
    deps: world.deps,
    user_agent: 'test',
    get access_token() {
      return access_token
    },
  }
  const pages = (await appRouter.createCaller(context).tasks.onChange())[Symbol.asyncIterator]()
  await pages.next()
  access_token = bob.access_token
  const next = pages.next()
  await ann.call.tasks.create({ title: 'hers' })
  expect((await failureOf(next)).code).toBe('UNAUTHENTICATED')
})

test('with `wait` a page comes with the next write and not before', async () => {
  await using world = await createTestWorld()
  const { call } = await world.person()
  const { cursor } = await call.tasks.changes()
  const began = performance.now()
  const waiting = call.tasks.changes({ cursor, wait: 10 })
  await pause(200)
  await call.tasks.create({ title: 'a' })
  expect((await waiting).changes).toHaveLength(1)
  const took = performance.now() - began
  expect(took).toBeGreaterThan(195)
  expect(took).toBeLessThan(8_000)
})

test('waiting ends with its time and when the caller leaves', async () => {
  await using world = await createTestWorld()
  const { call, actor } = await world.person()
  const { cursor } = await call.tasks.changes()
  const began = performance.now()
  expect(await call.tasks.changes({ cursor, wait: 0.2 })).toMatchObject({ changes: [], cursor })
  expect(performance.now() - began).toBeGreaterThan(190)
  const stop = new AbortController()
  setTimeout(() => stop.abort(), 50)
  const again = performance.now()
  await pollChanges(world.deps, actor, { cursor, wait: 30 }, [undefined, stop.signal])
  expect(performance.now() - again).toBeLessThan(15_000)
})

test('a wake-up without changes does not end the waiting, and a first read does not wait', async () => {
  await using world = await createTestWorld()
  const { call, actor } = await world.person()
  const first = await call.tasks.changes({ wait: 30 })
  expect(first.reset).toBe(true)
  let isOver = false
  const stop = new AbortController()
  const query = { cursor: first.cursor, wait: 30 }
  const waiting = pollChanges(world.deps, actor, query, [undefined, stop.signal]).then(
    (page) => ((isOver = true), page),
  )
  for (let n = 0; n < 5; n += 1) {
    await pause(40)
    world.deps.wakeBus.wake(actor.user_id)
  }
  await pause(20)
  expect(isOver).toBe(false)
  stop.abort()
  expect((await waiting).entries).toEqual([])
})
