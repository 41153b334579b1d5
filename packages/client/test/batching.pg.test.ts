import { expect, test } from 'vitest'
import { createClient } from '../src/index.ts'
import { MAX_BATCH } from '../src/links.ts'
import { ada } from './harness/credentials.ts'
import { startServer } from './harness/real-server.ts'

test('calls of one tick share requests up to the limit of the server, reads and writes apart', async () => {
  await using server = await startServer()
  const client = createClient({ url: server.url })
  await client.session.signUp(ada)
  server.requests.length = 0

  const titles = Array.from({ length: 25 }, (_, n) => `Task ${n}`)
  const [made] = await Promise.all([
    Promise.all(titles.map((title) => client.tasks.create.mutate({ title }))),
    client.tasks.list.query(),
    client.auth.me.query(),
  ])

  expect(made.map((task) => task.title)).toEqual(titles)
  expect(new Set(made.map((task) => task.revision)).size).toBe(titles.length)
  const sizes = server.requests.map((calls) => calls.length)
  expect(sizes.toSorted((a, b) => b - a)).toEqual([MAX_BATCH, MAX_BATCH, 5, 2])
  expect(await client.tasks.list.query()).toHaveLength(titles.length)
})

test('a refused call of a batch does not affect the others', async () => {
  await using server = await startServer()
  const client = createClient({ url: server.url })
  await client.session.signUp(ada)
  const titles = ['First', '', 'Third']
  const made = await Promise.allSettled(titles.map((title) => client.tasks.create.mutate({ title })))
  expect(made.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(await client.tasks.list.query()).toHaveLength(2)
})

test('sign-up and sign-in are requests of their own', async () => {
  await using server = await startServer()
  const client = createClient({ url: server.url })
  await client.session.signUp(ada)
  server.requests.length = 0

  await Promise.all([
    client.tasks.create.mutate({ title: 'Meanwhile' }),
    client.session.signIn(ada),
    client.tasks.create.mutate({ title: 'Also' }),
    client.session.signIn(ada),
  ])

  expect(server.requests.map(String).toSorted((a, b) => a.localeCompare(b))).toEqual([
    'auth.login',
    'auth.login',
    'tasks.create,tasks.create',
  ])
})

test('the longest search that the server accepts fits into a URL', async () => {
  await using server = await startServer()
  const client = createClient({ url: server.url })
  await client.session.signUp(ada)
  server.requests.length = 0
  const search = '🧭'.repeat(200)
  await Promise.all([1, 2, 3].map((limit) => client.tasks.list.query({ search, limit })))
  expect(server.requests.map((calls) => calls.length)).toEqual([2, 1])
})
