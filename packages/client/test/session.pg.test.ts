import { expect, test } from 'vitest'
import { createClient, memorySession, taskwireError, type SessionChange } from '../src/index.ts'
import { ada } from './harness/credentials.ts'
import { startServer } from './harness/real-server.ts'

test('signs up, out and in again, and finds the tasks of before', async () => {
  await using server = await startServer()
  const client = createClient({ url: server.url })
  expect(client.session.isSignedIn()).toBe(false)

  const user = await client.session.signUp(ada)
  expect(user.email).toBe(ada.email)
  expect(client.session.isSignedIn()).toBe(true)
  expect(await client.auth.me.query()).toEqual(user)
  const task = await client.tasks.create.mutate({ title: 'Plan the week' })

  const left = client.session.signOut()
  expect(client.session.isSignedIn()).toBe(false)
  await left
  const refused = await client.tasks.list.query().catch(taskwireError)
  expect(refused).toMatchObject({ code: 'UNAUTHENTICATED', message: 'Sign in to continue', status: 401 })

  expect(await client.session.signIn(ada)).toEqual(user)
  expect(await client.tasks.list.query()).toEqual([task])
})

test('calls listeners at every change until they unsubscribe', async () => {
  await using server = await startServer()
  const { session } = createClient({ url: server.url })
  const heard: SessionChange[] = []
  const leave = session.subscribe((change) => heard.push(change))

  await session.signUp(ada)
  void session.signOut()
  void session.signOut()
  await session.signIn(ada)
  leave()
  await session.signOut()

  expect(heard).toEqual(['signed-in', 'signed-out', 'signed-in'])
})

test('a session that the server no longer renews expires once, however many calls wait', async () => {
  await using server = await startServer()
  const client = createClient({ url: server.url })
  await client.session.signUp(ada)
  const heard: SessionChange[] = []
  client.session.subscribe((change) => heard.push(change))

  server.deps.advance(15 * 86_400_000)
  const calls = [
    client.tasks.list.query(),
    client.auth.me.query(),
    client.tasks.create.mutate({ title: 'Late' }),
  ]
  const failures = await Promise.all(calls.map((call) => call.catch(taskwireError)))

  expect(failures.map((failure) => failure && 'code' in failure && failure.code)).toEqual(
    calls.map(() => 'UNAUTHENTICATED'),
  )
  expect(heard).toEqual(['expired'])
  expect(client.session.isSignedIn()).toBe(false)
})

test('a refused call without a token does not end a session', async () => {
  await using server = await startServer()
  const client = createClient({ url: server.url })
  const heard: SessionChange[] = []
  client.session.subscribe((change) => heard.push(change))

  expect(await client.auth.me.query().catch(taskwireError)).toMatchObject({ code: 'UNAUTHENTICATED' })
  expect(await client.session.signIn(ada).catch(taskwireError)).toMatchObject({ code: 'INVALID_CREDENTIALS' })
  expect(heard).toEqual([])
})

test('another client of the same store continues the session', async () => {
  await using server = await startServer()
  const store = memorySession()
  const user = await createClient({ url: server.url, store }).session.signUp(ada)
  const other = createClient({ url: server.url, store })
  expect([other.session.isSignedIn(), other.session.user()]).toEqual([true, user.id])
  expect(await other.auth.me.query()).toEqual(user)
})
