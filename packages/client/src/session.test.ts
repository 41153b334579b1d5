import { expect, test, vi } from 'vitest'
import { createClient } from './create-client.ts'
import type { SessionChange } from './session.ts'
import { memorySession, type SessionStore } from './session-store.ts'

const ofAda = `x.${btoa('{"sub":"ada"}')}.x`
const kept = (refresh_token: string) => JSON.stringify({ user: 'ada', refresh_token })
const procedureOf = (url: unknown) => decodeURIComponent(new URL(String(url)).pathname.replace('/trpc/', ''))
const refused = () => Promise.reject(new TypeError('no network'))

test('the token is read for each request, and a fixed one is never renewed', async () => {
  const sent: string[] = []
  const answer = async (url: unknown, init?: RequestInit) => {
    sent.push(`${procedureOf(url)} ${new Headers(init?.headers).get('authorization')}`)
    return Response.json([{ result: { data: null } }])
  }
  const [nobody, fixed] = [undefined, 'one'].map((token) =>
    createClient({ url: 'http://server', fetch: answer, token }),
  )
  await nobody?.auth.me.query()
  await fixed?.auth.me.query()
  expect(sent).toEqual(['auth.me null', 'auth.me Bearer one'])
})

test('the first call renews a stored session, and access tokens are never stored', async () => {
  const store = memorySession(kept('first'))
  const sent: string[] = []
  const client = createClient({
    url: 'http://server',
    store,
    fetch: async (url, init) => {
      sent.push(`${procedureOf(url)} ${new Headers(init?.headers).get('authorization')}`)
      const tokens = { access_token: ofAda, expires_in: 900, refresh_token: 'second' }
      if (procedureOf(url) === 'auth.refresh') return Response.json({ result: { data: tokens } })
      const calls = procedureOf(url).split(',')
      return Response.json(calls.map(() => ({ result: { data: null } })))
    },
  })
  expect(client.session.user()).toBe('ada')
  await Promise.all([client.auth.me.query(), client.tasks.list.query()])
  await client.auth.me.query()
  expect(sent).toEqual(['auth.refresh null', `auth.me,tasks.list Bearer ${ofAda}`, `auth.me Bearer ${ofAda}`])
  expect(store.read()).toBe(kept('second'))
})

test('a call whose token is rejected is sent once more, and a second rejection ends the session', async () => {
  const store = memorySession(kept('first'))
  const sent: string[] = []
  const heard: SessionChange[] = []
  const client = createClient({
    url: 'http://server',
    store,
    fetch: async (url) => {
      sent.push(procedureOf(url))
      const tokens = { access_token: ofAda, expires_in: 900, refresh_token: `after ${sent.length}` }
      if (procedureOf(url) === 'auth.refresh') return Response.json({ result: { data: tokens } })
      const data = { error_code: 'UNAUTHENTICATED', httpStatus: 401 }
      return Response.json([{ error: { code: -32_001, message: 'No', data } }], { status: 401 })
    },
  })
  client.session.subscribe((change) => heard.push(change))
  await expect(client.tasks.list.query()).rejects.toThrow('No')
  expect(sent).toEqual(['auth.refresh', 'tasks.list', 'auth.refresh', 'tasks.list'])
  expect([heard, store.read(), client.session.user()]).toEqual([['expired'], null, null])
  await expect(client.tasks.list.query()).rejects.toThrow('No')
  expect(sent.slice(4)).toEqual(['tasks.list'])
})

test('a refresh response that arrives after another user signed in is ignored', async () => {
  const store = memorySession(kept('first'))
  const answer = Promise.withResolvers<Response>()
  const send = vi.fn<typeof fetch>(() => answer.promise)
  const client = createClient({ url: 'http://server', store, fetch: send })
  const heard: SessionChange[] = []
  client.session.subscribe((change) => heard.push(change))
  const call = client.auth.me.query()
  await vi.waitFor(() => expect(send).toHaveBeenCalled())
  store.write('{"user":"bob","refresh_token":"his"}')
  answer.resolve(
    Response.json({ result: { data: { access_token: ofAda, expires_in: 900, refresh_token: 'x' } } }),
  )
  await expect(call).rejects.toThrow()
  expect([store.read(), heard]).toEqual(['{"user":"bob","refresh_token":"his"}', []])
})

test('a cookie of another user ends the stored session', async () => {
  const store = memorySession('{"user":"bob"}')
  const asBob: string[] = []
  const client = createClient({
    url: 'http://server',
    store,
    transport: 'cookie',
    fetch: async (url, init) => {
      if (procedureOf(url) === 'auth.refresh')
        return Response.json({ result: { data: { access_token: ofAda, expires_in: 900 } } })
      asBob.push(String(new Headers(init?.headers).get('authorization')))
      return Response.json([{ result: { data: null } }])
    },
  })
  const heard: SessionChange[] = []
  client.session.subscribe((change) => heard.push(change))
  await client.tasks.list.query()
  expect([asBob, heard, store.read()]).toEqual([['null'], ['expired'], null])
})

test('a sign-in waits for the sign-out before it, because both use the same cookie', async () => {
  const sent: string[] = []
  const left = Promise.withResolvers<Response>()
  const { session } = createClient({
    url: 'http://server',
    store: memorySession('{"user":"ada"}'),
    transport: 'cookie',
    fetch: async (url) => {
      sent.push(procedureOf(url))
      if (procedureOf(url) === 'auth.logout') return left.promise
      return Response.json({
        result: { data: { access_token: ofAda, expires_in: 900, user: { id: 'ada' } } },
      })
    },
  })
  void session.signOut()
  const signedIn = session.signIn({ email: 'ada@example.com', password: 'x' })
  await new Promise((resolve) => setTimeout(resolve))
  expect(sent).toEqual(['auth.logout'])
  left.resolve(Response.json({ result: { data: { revoked: 1 } } }))
  await signedIn
  expect([sent, session.user()]).toEqual([['auth.logout', 'auth.login'], 'ada'])
})

test('a refresh that another process overtook continues with the refresh token that the other one stored', async () => {
  const store = memorySession(kept('spent'))
  const client = createClient({
    url: 'http://server',
    store,
    fetch: async (url, init) => {
      if (procedureOf(url) !== 'auth.refresh') return Response.json([{ result: { data: 'answered' } }])
      if (init?.body === '{"refresh_token":"newer"}')
        return Response.json({
          result: { data: { access_token: ofAda, expires_in: 900, refresh_token: 'newest' } },
        })
      store.write(kept('newer'))
      const data = { error_code: 'INVALID_REFRESH_TOKEN', httpStatus: 401 }
      return Response.json({ error: { code: -32_001, message: 'No', data } }, { status: 401 })
    },
  })
  expect(await client.auth.me.query()).toBe('answered')
  expect(store.read()).toBe(kept('newest'))
})

test('watches a shared store while there are listeners, and reports sign-ins and sign-outs', () => {
  let tell: (() => void) | undefined
  const watch = vi.fn<NonNullable<SessionStore['watch']>>((listener) => {
    tell = listener
    return () => {
      tell = undefined
    }
  })
  const store = { ...memorySession(), watch }
  const { session } = createClient({ url: 'http://server', store })
  expect(watch).not.toHaveBeenCalled()

  const heard: SessionChange[] = []
  const leave = [1, 2].map(() => session.subscribe((change) => heard.push(change)))
  for (const text of [kept('first'), kept('renewed'), null]) {
    store.write(text)
    tell?.()
  }
  expect(watch).toHaveBeenCalledTimes(1)
  expect(heard).toEqual(['signed-in', 'signed-in', 'signed-out', 'signed-out'])

  for (const end of leave) end()
  expect(tell).toBeUndefined()
})

test('a listener subscribed twice is called twice and unsubscribes twice', () => {
  const { session } = createClient({
    url: 'http://server',
    fetch: refused,
    store: memorySession(kept('first')),
  })
  const listener = vi.fn<(change: SessionChange) => void>()
  const leave = [session.subscribe(listener), session.subscribe(listener)]
  leave[0]?.()
  void session.signOut()
  expect(listener).toHaveBeenCalledExactlyOnceWith('signed-out')
})

test('a listener that throws stops neither the others nor the caller', () => {
  const rethrown = vi.fn<(callback: () => void) => void>()
  vi.stubGlobal('queueMicrotask', rethrown)
  const { session } = createClient({
    url: 'http://server',
    fetch: refused,
    store: memorySession(kept('first')),
  })
  const listener = vi.fn<(change: SessionChange) => void>()
  session.subscribe(() => {
    throw new Error('a defect')
  })
  session.subscribe(listener)
  void session.signOut()
  vi.unstubAllGlobals()
  expect(listener).toHaveBeenCalledOnce()
  expect(rethrown.mock.calls[0]?.[0]).toThrow('a defect')
})
