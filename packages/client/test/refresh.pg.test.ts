import { expect, test } from 'vitest'
import { createClient, memorySession, taskwireError, type SessionChange } from '../src/index.ts'
import { memoryStorage, openTaskReplica, type ReplicaStorage } from '../src/replica/open-task-replica.ts'
import { ada, bob } from './harness/credentials.ts'
import { startServer, type RealServer } from './harness/real-server.ts'

const minute = 60_000

const refreshes = ({ requests }: RealServer) => requests.filter(([name]) => name === 'auth.refresh').length
const codeOf = async (call: Promise<unknown>) =>
  call.then(
    () => 'answered',
    (error: unknown) => taskwireError(error)?.code,
  )

const urlOf = (input: RequestInfo | URL) => (input instanceof Request ? input.url : input.toString())

/** A client whose network can go down or lose responses to refreshes. */
async function signedIn(server: RealServer) {
  const store = memorySession()
  const network = { isUp: true, losesRefresh: 0 }
  const client = createClient({
    url: server.url,
    store,
    fetch: async (input, init) => {
      if (!network.isUp) throw new TypeError('fetch failed')
      const response = await fetch(input, init)
      if (!urlOf(input).includes('auth.refresh') || network.losesRefresh-- <= 0) return response
      throw new TypeError('the response was lost')
    },
  })
  await client.session.signUp(ada)
  const heard: SessionChange[] = []
  client.session.subscribe((change) => heard.push(change))
  return { client, store, network, heard }
}

test('twenty calls with an expired token wait for one refresh, and all succeed', async () => {
  await using server = await startServer()
  const { client, heard } = await signedIn(server)
  server.deps.advance(16 * minute)
  const titles = Array.from({ length: 10 }, (_, n) => `Task ${n}`)
  const calls = [
    ...titles.map((title) => client.tasks.create.mutate({ title })),
    ...titles.map(() => client.auth.me.query()),
  ]
  await Promise.all(calls)
  expect(refreshes(server)).toBe(1)
  const made = await client.tasks.list.query()
  expect(made.map(({ title }) => title).toSorted()).toEqual(titles)
  expect(heard).toEqual([])
  server.deps.advance(16 * minute)
  await client.auth.me.query()
  expect(refreshes(server)).toBe(2)
})

test('a stored session continues after a restart with one refresh for all first calls', async () => {
  await using server = await startServer()
  const { store } = await signedIn(server)
  const restarted = createClient({ url: server.url, store })
  await Promise.all(Array.from({ length: 5 }, () => restarted.tasks.list.query()))
  expect(refreshes(server)).toBe(1)
  expect(store.read()).not.toContain('"access')
})

test('opening a replica renews the session while the storage is still being read', async () => {
  await using server = await startServer()
  const { store } = await signedIn(server)
  const read = Promise.withResolvers<ReplicaStorage>()
  await using replica = openTaskReplica(createClient({ url: server.url, store }), {
    storage: () => read.promise,
  })
  await expect.poll(() => refreshes(server)).toBe(1)
  expect(replica.getSnapshot().isLoaded).toBe(false)
  read.resolve(memoryStorage())
  await replica.loaded
  await expect.poll(() => replica.getSnapshot().status.connection).toBe('live')
  expect(refreshes(server)).toBe(1)
})

test('two clients of one store refresh at the same time, repeatedly, and both stay signed in', async () => {
  await using server = await startServer()
  const { client, store } = await signedIn(server)
  const other = createClient({ url: server.url, store })
  for (let n = 0; n < 3; n += 1) {
    server.deps.advance(16 * minute)
    await Promise.all([client.auth.me.query(), other.auth.me.query()])
  }
  expect(client.session.isSignedIn()).toBe(true)
})

test('without a network a call fails with NETWORK and the session stays', async () => {
  await using server = await startServer()
  const { client, store, network, heard } = await signedIn(server)
  server.deps.advance(16 * minute)
  const restarted = createClient({
    url: server.url,
    store,
    fetch: () => Promise.reject(new TypeError('fetch failed')),
  })
  expect(await codeOf(restarted.auth.me.query())).toBe('NETWORK')
  expect(restarted.session.user()).toBe(client.session.user())
  network.isUp = false
  expect(await codeOf(client.auth.me.query())).toBe('NETWORK')
  network.isUp = true
  expect(await codeOf(client.auth.me.query())).toBe('answered')
  expect(heard).toEqual([])
})

test('a refresh is repeated after its response was lost', async () => {
  await using server = await startServer()
  const { client, network, heard } = await signedIn(server)
  server.deps.advance(16 * minute)
  network.losesRefresh = 1
  expect(await codeOf(client.auth.me.query())).toBe('NETWORK')
  expect(await codeOf(client.auth.me.query())).toBe('answered')
  expect(heard).toEqual([])
})

test('a session that was revoked elsewhere expires at the next call', async () => {
  await using server = await startServer()
  const { client, heard } = await signedIn(server)
  const elsewhere = createClient({ url: server.url })
  await elsewhere.session.signIn(ada)
  expect(await elsewhere.sessions.revokeOthers.mutate()).toEqual({ revoked: 1 })
  expect(await codeOf(client.tasks.list.query())).toBe('UNAUTHENTICATED')
  expect([heard, client.session.isSignedIn()]).toEqual([['expired'], false])
})

test('signing out forgets the session at once and ends it on the server', async () => {
  await using server = await startServer()
  const { client, store, heard } = await signedIn(server)
  const { refresh_token } = JSON.parse(store.read() ?? '') as { refresh_token: string }
  const left = client.session.signOut()
  expect([client.session.user(), store.read(), heard]).toEqual([null, null, ['signed-out']])
  await left
  const refused = client.auth.refresh.mutate({ refresh_token })
  expect(await codeOf(refused)).toBe('INVALID_REFRESH_TOKEN')
})

test('signing out without a network does not fail, and does not end the next session', async () => {
  await using server = await startServer()
  const { client, network } = await signedIn(server)
  network.isUp = false
  await client.session.signOut()
  network.isUp = true
  await client.session.signUp(bob)
  void client.session.signOut()
  const user = await client.session.signIn(ada)
  expect(await client.auth.me.query()).toEqual(user)
})

test('a fixed token is sent unchanged until the server rejects it', async () => {
  await using server = await startServer()
  await signedIn(server)
  const { access_token, user } = await createClient({ url: server.url }).auth.login.mutate(ada)
  const client = createClient({ url: server.url, token: access_token })
  expect([await client.auth.me.query(), client.session.user()]).toEqual([user, user.id])
  server.deps.advance(24 * 60 * minute)
  expect(await codeOf(client.auth.me.query())).toBe('UNAUTHENTICATED')
  expect([client.session.isSignedIn(), refreshes(server)]).toEqual([false, 0])
})
