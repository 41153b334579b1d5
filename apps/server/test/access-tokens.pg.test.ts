import { scopes } from '@taskwire/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeAdmin, makePerson, makeTask, makeToken, type Person } from './harness/people.ts'
import { startService, type Service } from './harness/start-service.ts'
import { openSocket, pageOf, type SocketFrame } from './harness/socket.ts'

let service: Service
let owner: Person

beforeAll(async () => {
  service = await startService()
  owner = await makePerson(service)
})
afterAll(() => service[Symbol.asyncDispose]())

const isData = ({ result }: SocketFrame) => result?.type === 'data'
const unauthenticated = { code: 4401, reason: 'a valid access token is required' }

test('a socket streams the log to a token until the token is revoked, then closes', async () => {
  const { id, token } = await makeToken(service, owner, ['tasks:read'])
  using socket = await openSocket(service.port, { token })
  using other = await openSocket(service.port, { token: owner.token })
  for (const each of [socket, other]) {
    each.subscribe(1)
    await each.frame(isData)
  }
  await makeTask(service, owner, { title: 'Seen by both' })
  for (const each of [socket, other])
    expect(pageOf(await each.frame((frame) => isData(frame) && !pageOf(frame).reset)).changes).toHaveLength(1)
  await service.send('DELETE', `/api/access-tokens/${id}`, { token: owner.token })
  expect(await socket.closed).toEqual(unauthenticated)
  expect(other.client.readyState).toBe(1)
})

test('deactivating a user closes all sockets of the user, for sessions and for tokens', async () => {
  const [leaver, admin] = [await makePerson(service), await makeAdmin(service)]
  const { token } = await makeToken(service, leaver, ['tasks:write'])
  using framed = await openSocket(service.port, { token })
  using signedIn = await openSocket(service.port, { token: leaver.token })
  for (const socket of [framed, signedIn]) {
    socket.subscribe(1)
    await socket.frame(isData)
  }
  const path = `/api/admin/users/${leaver.user_id}/deactivate`
  await service.send('POST', path, { token: admin.token, body: {} })
  expect([await framed.closed, await signedIn.closed]).toEqual([unauthenticated, unauthenticated])
  const body = { email: leaver.email, password: 'a password that fits every endpoint' }
  expect((await service.as('native').send('POST', '/api/auth/login', { body })).status).toBe(401)
})

test('a socket allows only the calls that the scopes of a token allow, and names the missing scope', async () => {
  const { token } = await makeToken(service, owner, ['tasks:add'])
  using socket = await openSocket(service.port, { token })
  socket.subscribe(1)
  const refusal = await socket.frame(({ id }) => id === 1)
  expect(refusal.error).toMatchObject({
    message: 'This access token lacks the scope tasks:read',
    data: { error_code: 'FORBIDDEN' },
  })
  socket.send({ id: 2, method: 'mutation', params: { path: 'tasks.create', input: { title: 'Added' } } })
  expect((await socket.frame(({ id }) => id === 2)).result?.data).toMatchObject({ title: 'Added' })
})

test('a token that may only add tasks cannot read a task by its id or by an idempotency key, at any contract', async () => {
  const { token } = await makeToken(service, owner, ['tasks:add'])
  const secret = await makeTask(service, owner, { title: 'Secret', description: 'of the owner' })
  const native = service.as('native')
  const create = (body: object, key = 'a-key') =>
    native.send('POST', '/api/tasks', { token, body, headers: { 'idempotency-key': key } })
  const taken = await create({ title: 'Peek', id: secret.id })
  expect([taken.status, taken.headers.etag]).toEqual([409, undefined])
  expect(taken.text).not.toContain('ecret')
  expect((await create({ title: 'Peek' }, 'another')).status).toBe(201)
  expect((await create({ title: 'Peek again' }, 'another')).status).toBe(422)
  // The owner still gets the existing task.
  const again = await native.send('POST', '/api/tasks', {
    token: owner.token,
    body: { title: 'x', id: secret.id },
  })
  expect(again.body).toMatchObject({ title: 'Secret' })
})

test('every contract refuses every forged access token with the same bytes', async () => {
  const { token } = await makeToken(service, owner, scopes)
  expect((await service.send('GET', '/api/tasks', { token })).status).toBe(200)
  const letters = [...token]
  const altered = letters.slice(3).map((letter, index) => {
    const other = letter === 'A' ? 'B' : 'A'
    return letters.with(index + 3, other).join('')
  })
  const forged = [
    ...altered,
    token.slice(3),
    token.slice(0, -1),
    `${token}A`,
    `${token}=`,
    `${token},${token}`,
    `Bearer ${token}`,
    token.toUpperCase(),
    token.toLowerCase(),
    token.replace('tw_', 'TW_'),
    token.replace('tw_', 'tw-'),
    token.replace('tw_', 'tw__'),
    token.replace('tw_', 'gh_'),
    'tw_',
    `tw_${'a'.repeat(5_000)}`,
    "tw_' or true --",
    '__proto__',
  ].filter((each) => each !== token)
  expect(new Set(forged).size).toBeGreaterThan(55)
  for (const [contract, path] of [
    ['native', '/api/tasks'],
    ['todo', '/tasks'],
    ['scoped', `/api/${owner.user_id}/tasks`],
  ] as const) {
    const answers = new Set<string>()
    for (const each of forged) {
      const { status, text, headers } = await service.as(contract).send('GET', path, { token: each })
      expect([each, status]).toEqual([each, 401])
      const { date: _, 'x-request-id': __, ...rest } = headers
      answers.add(JSON.stringify([text, rest]))
    }
    expect(answers.size).toBe(1)
  }
})
