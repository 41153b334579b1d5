import { createServer } from 'node:http'
import { createPasswordHasher } from '@taskwire/api'
import { createTRPCClient, httpLink } from '@trpc/client'
import { expect, test } from 'vitest'
import { createClient, taskwireError, type ClientRouter, type TaskwireError } from '../src/index.ts'
import { ada, bob } from './harness/credentials.ts'
import { close, listen, startServer } from './harness/real-server.ts'

test('every error of the server arrives with its own code', async () => {
  await using server = await startServer({ policy: { maxTasksPerUser: 2 } })
  const client = createClient({ url: server.url })
  const other = createClient({ url: server.url })
  await client.session.signUp(ada)
  await other.session.signUp(bob)
  const foreign = await other.tasks.create.mutate({ title: 'Not yours' })

  expect(await failureOf(client.session.signUp(ada))).toMatchObject({ code: 'EMAIL_TAKEN', status: 409 })
  expect(await failureOf(client.session.signIn({ ...ada, password: 'wrong' }))).toMatchObject({
    code: 'INVALID_CREDENTIALS',
    status: 401,
    retryable: false,
  })
  expect(await failureOf(client.tasks.get.query({ id: foreign.id }))).toMatchObject({
    code: 'TASK_NOT_FOUND',
    status: 404,
  })

  const { id } = await client.tasks.create.mutate({ title: 'Gone' })
  await client.tasks.delete.mutate({ id })
  expect(await failureOf(client.tasks.create.mutate({ id, title: 'Again' }))).toMatchObject({
    code: 'TASK_ID_USED',
    status: 409,
  })

  await Promise.all([1, 2].map((n) => client.tasks.create.mutate({ title: `Task ${n}` })))
  expect(await failureOf(client.tasks.create.mutate({ title: 'One too many' }))).toMatchObject({
    code: 'TASK_LIMIT_REACHED',
    status: 422,
  })
  expect(client.session.isSignedIn()).toBe(true)
})

test('fields has a sentence for each wrong field', async () => {
  await using server = await startServer()
  const client = createClient({ url: server.url })
  await client.session.signUp(ada)

  const failure = await failureOf(client.tasks.create.mutate({ title: '  ', due_date: 'tomorrow' }))

  expect(failure).toMatchObject({ code: 'VALIDATION_FAILED', status: 400, retryable: false })
  expect(failure?.issues.map((issue) => issue.path)).toEqual([['title'], ['due_date']])
  expect(failure?.fields['title']).toMatch(/^Title /)
  expect(failure?.fields['due_date']).toMatch(/^Due date must be a date such as /)
  expect(failure?.message).toBe(failure?.fields['title'])
})

test('a procedure that the server does not have is ROUTE_NOT_FOUND', async () => {
  await using server = await startServer()
  // As a client would call that is newer than its server.
  const newer = createTRPCClient<ClientRouter>({ links: [httpLink({ url: `${server.url}/trpc/v2.` })] })
  expect(await failureOf(newer.auth.me.query())).toMatchObject({ code: 'ROUTE_NOT_FOUND', status: 404 })
})

test('a busy server is UNAVAILABLE and retryable', async () => {
  const passwords = createPasswordHasher({ cost: 10, concurrency: 1, maxQueue: 1 })
  await using server = await startServer()
  Object.assign(server.deps, { passwords })
  const client = createClient({ url: server.url })
  const failures = await Promise.all([1, 2, 3, 4, 5].map(() => failureOf(client.session.signIn(ada))))
  expect(failures).toContainEqual(expect.objectContaining({ code: 'INVALID_CREDENTIALS' }))
  expect(failures).toContainEqual(
    expect.objectContaining({ code: 'UNAVAILABLE', status: 503, retryable: true }),
  )
})

test('a bug of the server is INTERNAL and reveals no details', async () => {
  await using server = await startServer()
  const client = createClient({ url: server.url })
  await client.session.signUp(ada)
  await server.deps.db.destroy()
  const failure = await failureOf(client.tasks.list.query())
  expect(failure).toMatchObject({
    code: 'INTERNAL',
    status: 500,
    message: 'Something went wrong on our side',
  })
})

test('a refused connection is NETWORK', async () => {
  const server = createServer()
  const url = await listen(server)
  await close(server)
  expect(await failureOf(createClient({ url }).auth.me.query())).toMatchObject({
    code: 'NETWORK',
    status: null,
    retryable: true,
    message: 'The server cannot be reached; check the connection and try again',
  })
})

test.for([
  ['never starts a response', () => {}],
  [
    'never ends its response',
    (answer: (head: string) => void) => {
      answer('[')
    },
  ],
] as const)('a call to a server that %s fails after the timeout', async ([, behave]) => {
  const server = createServer((_, response) => {
    behave((head) => response.writeHead(200, { 'content-type': 'application/json' }).write(head))
  })
  const client = createClient({ url: await listen(server), timeout: 100 })
  const calls = [client.auth.me.query(), client.session.signIn(ada)]
  for (const failure of await Promise.all(calls.map(failureOf)))
    expect(failure).toMatchObject({
      code: 'NETWORK',
      message: 'The server did not answer in time; try again',
    })
  await close(server)
})

/** Returns the failure of a call; undefined when it succeeds. */
async function failureOf(call: Promise<unknown>): Promise<TaskwireError | undefined> {
  return call.then(() => undefined, taskwireError)
}
