import { expect, test } from 'vitest'
import { createClient, memoryTokens, taskwireError, type SessionChange } from '../src/index.ts'
import { ada } from './credentials.ts'
import { startServer } from './real-server.ts'

test('signs up, out and in again, and finds what it left', async () => {
  await using server = await startServer()
  const client = createClient({ url: server.url })
  expect(client.session.isSignedIn()).toBe(false)

  const user = await client.session.signUp(ada)
  expect(user.email).toBe(ada.email)
  expect(client.session.isSignedIn()).toBe(true)
  expect(await client.auth.me.query()).toEqual(user)
  const task = await client.tasks.create.mutate({ title: 'Plan the week' })

  client.session.signOut()
  expect(client.session.isSignedIn()).toBe(false)
  const refused = await client.tasks.list.query().catch(taskwireError)
  expect(refused).toMatchObject({ code: 'UNAUTHENTICATED', message: 'Sign in to continue', status: 401 })

  expect(await client.session.signIn(ada)).toEqual(user)
  expect(await client.tasks.list.query()).toEqual([task])
})

test('tells listeners of every change, until they leave', async () => {
  await using server = await startServer()
  const { session } = createClient({ url: server.url })
  const heard: SessionChange[] = []
  const leave = session.subscribe((change) => heard.push(change))

  await session.signUp(ada)
  session.signOut()
  session.signOut()
  await session.signIn(ada)
  leave()
  session.signOut()

  expect(heard).toEqual(['signed-in', 'signed-out', 'signed-in'])
})

test('a token that the server no longer takes ends the session, once, however many calls carried it', async () => {
  await using server = await startServer()
  const client = createClient({ url: server.url })
  await client.session.signUp(ada)
  const heard: SessionChange[] = []
  client.session.subscribe((change) => heard.push(change))

  server.deps.advance(25 * 60 * 60 * 1000)
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

test('a call without a token is refused without ending anything', async () => {
  await using server = await startServer()
  const client = createClient({ url: server.url })
  const heard: SessionChange[] = []
  client.session.subscribe((change) => heard.push(change))

  expect(await client.auth.me.query().catch(taskwireError)).toMatchObject({ code: 'UNAUTHENTICATED' })
  expect(await client.session.signIn(ada).catch(taskwireError)).toMatchObject({ code: 'INVALID_CREDENTIALS' })
  expect(heard).toEqual([])
})

test('a token kept in a store is carried by another client of the same store', async () => {
  await using server = await startServer()
  const tokens = memoryTokens()
  const user = await createClient({ url: server.url, tokens }).session.signUp(ada)
  expect(await createClient({ url: server.url, tokens }).auth.me.query()).toEqual(user)
})
