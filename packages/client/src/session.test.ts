import { expect, test, vi } from 'vitest'
import { createClient } from './create-client.ts'
import type { SessionChange } from './session.ts'
import { memoryTokens, type TokenStore } from './token-store.ts'

test('the token is read for each request', async () => {
  const tokens = memoryTokens()
  const sent: (string | null)[] = []
  const client = createClient({
    url: 'http://server',
    tokens,
    fetch: async (_, init) => {
      sent.push(new Headers(init?.headers).get('authorization'))
      return Response.json([{ result: { data: null } }])
    },
  })
  await client.auth.me.query()
  tokens.write('one')
  await client.auth.me.query()
  tokens.write('two')
  await client.auth.me.query()
  expect(sent).toEqual([null, 'Bearer one', 'Bearer two'])
})

test('a late refusal of an older token does not end the session that replaced it', async () => {
  const tokens = memoryTokens('old')
  const answer = Promise.withResolvers<Response>()
  const client = createClient({ url: 'http://server', tokens, fetch: () => answer.promise })
  const heard: SessionChange[] = []
  client.session.subscribe((change) => heard.push(change))

  const call = client.auth.me.query()
  // The request leaves at the end of the tick, with the token of then.
  await new Promise((resolve) => setTimeout(resolve))
  tokens.write('new')
  const error = { code: -32_001, message: 'No', data: { error_code: 'UNAUTHENTICATED', httpStatus: 401 } }
  answer.resolve(Response.json([{ error }], { status: 401 }))

  await expect(call).rejects.toThrow('No')
  expect(tokens.read()).toBe('new')
  expect(heard).toEqual([])
})

test('watches a shared store while somebody listens, and tells what it became', () => {
  let tell: (() => void) | undefined
  const watch = vi.fn<NonNullable<TokenStore['watch']>>((listener) => {
    tell = listener
    return () => {
      tell = undefined
    }
  })
  const tokens = { ...memoryTokens(), watch }
  const { session } = createClient({ url: 'http://server', tokens })
  expect(watch).not.toHaveBeenCalled()

  const heard: SessionChange[] = []
  const leave = [1, 2].map(() => session.subscribe((change) => heard.push(change)))
  tokens.write('from another tab')
  tell?.()
  tokens.write(null)
  tell?.()
  expect(watch).toHaveBeenCalledTimes(1)
  expect(heard).toEqual(['signed-in', 'signed-in', 'signed-out', 'signed-out'])

  for (const end of leave) end()
  expect(tell).toBeUndefined()
})

test('one listener subscribed twice is heard twice, and leaves twice', () => {
  const { session } = createClient({ url: 'http://server', tokens: memoryTokens('token') })
  const listener = vi.fn<(change: SessionChange) => void>()
  const leave = [session.subscribe(listener), session.subscribe(listener)]
  leave[0]?.()
  session.signOut()
  expect(listener).toHaveBeenCalledExactlyOnceWith('signed-out')
})

test('a listener that throws spoils neither the others nor the caller', () => {
  const rethrown = vi.fn<(callback: () => void) => void>()
  vi.stubGlobal('queueMicrotask', rethrown)
  const { session } = createClient({ url: 'http://server', tokens: memoryTokens('token') })
  const listener = vi.fn<(change: SessionChange) => void>()
  session.subscribe(() => {
    throw new Error('a defect')
  })
  session.subscribe(listener)
  session.signOut()
  vi.unstubAllGlobals()
  expect(listener).toHaveBeenCalledOnce()
  expect(rethrown.mock.calls[0]?.[0]).toThrow('a defect')
})
