import { createTestDeps } from '@taskwire/api/testing'
import { openDatabase } from '@taskwire/db'
import { contracts, operationsOf, type Operation } from '@taskwire/contracts'
import { afterAll, describe, expect, test } from 'vitest'
import type { HttpResponse } from './harness/http.ts'
import { errorText } from './harness/error-text.ts'
import { makePerson, makeRow, makeTask, nativeTask, password } from './harness/people.ts'
import { validRequest } from './harness/valid-request.ts'
import { forFile } from './harness/for-file.ts'
import { startService } from './harness/start-service.ts'

// One table over all operations of all contracts: which tokens each accepts, and its response to every failure.

const service = forFile(await startService())
const owner = await makePerson(service)
const stranger = await makePerson(service)

const operations = contracts.flatMap(operationsOf)
const table = operations.map(
  (operation) => [operation.contract.name, operation.method, operation.path, operation] as const,
)
const isProtected = table.filter(([, , , operation]) => operation.isProtected)
/** Tokens and users aren't tasks of a user: the authorization tests cover who may manage them. */
const isManaging = (path: string) => /^\/api\/(access-tokens|admin\/)/.test(path)
// An upload takes a body of any content type; import.pg.test.ts covers it.
const takesBody = table.filter(
  ([, method, , { upload }]) => method !== 'GET' && method !== 'DELETE' && upload === undefined,
)

interface Target {
  readonly id: string
  readonly number: number
}

/** Sends the example of the operation's own document, with the given additions. */
function call(
  { contract, method, path, examples }: Operation,
  task: Target,
  request: { token?: string | undefined; body?: string; headers?: Record<string, string>; user_id?: string },
  { as }: Pick<typeof service, 'as'> = service,
): Promise<HttpResponse> {
  const id = contract.name === 'todo' ? String(task.number) : task.id
  const address = path.replace('{user_id}', request.user_id ?? owner.user_id).replace('{id}', id)
  return as(contract.name).send(method, address, { body: examples.request, ...request })
}

const someTask = await makeTask(service, owner, { title: 'Untouched', description: 'As it was' })

async function signIn(email: string): Promise<{ access_token: string; refresh_token: string }> {
  const body = { email, password }
  return (
    await service.send<{ access_token: string; refresh_token: string }>('POST', '/user/login', { body })
  ).body
}

async function signedOutToken(): Promise<string> {
  const { access_token, refresh_token } = await signIn(owner.email)
  // The token worked before, so the server has cached its actor and must evict it.
  expect((await service.send('GET', '/api/auth/me', { token: access_token })).status).toBe(200)
  await service.send('POST', '/user/logout', { body: { refresh_token } })
  return access_token
}

/** A session of the owner that no other test needs. */
async function otherSession(): Promise<Target> {
  await signIn(owner.email)
  const { body } = await service.send<{ id: string; is_current: boolean }[]>('GET', '/api/sessions', owner)
  return { id: body.find(({ is_current }) => !is_current)?.id ?? '', number: 0 }
}

async function deactivatedToken(): Promise<string> {
  const leaver = await makePerson(service)
  const deactivated_at = service.deps.now()
  await service.db.updateTable('users').set({ deactivated_at }).where('id', '=', leaver.user_id).execute()
  return leaver.token
}

function withSignatureOf(token: string, other: string): string {
  return [...token.split('.').slice(0, 2), other.split('.')[2]].join('.')
}

const refused = {
  'no token': undefined,
  'an empty token': '',
  'a broken token': owner.token.slice(0, -3),
  'a token under the signature of another': withSignatureOf(owner.token, stranger.token),
  'a refresh token': (await signIn(owner.email)).refresh_token,
  'the token of a session that was signed out': await signedOutToken(),
  'the token of a user who was deactivated': await deactivatedToken(),
}

describe.each(isProtected)('%s %s %s', (name, method, path, operation) => {
  test('refuses every kind of invalid token with one and the same error of its contract', async () => {
    const answers: [string, HttpResponse][] = []
    for (const [reason, token] of Object.entries(refused))
      answers.push([reason, await call(operation, someTask, { token })])
    service.deps.advance(24 * 60 * 60 * 1000)
    answers.push(['an expired token', await call(operation, someTask, { token: owner.token })])
    service.deps.advance(-24 * 60 * 60 * 1000)
    for (const [reason, { status, text, headers }] of answers)
      expect([reason, status, text, headers['www-authenticate']]).toEqual([
        reason,
        401,
        unauthenticated[name],
        'Bearer',
      ])
    expect(await nativeTask(service, owner, someTask)).toEqual(someTask)
  })

  test.skipIf(isManaging(path))('refuses access to the data of another user', async () => {
    const right = await validRequest(service, operation)
    const { token } = right ?? stranger
    const answer = await call(operation, someTask, { token, ...textOf(right) })
    if (path.includes('{user_id}')) {
      expect(answer.status).toBe(403)
      const own = await call(operation, someTask, { token, user_id: stranger.user_id })
      if (path.includes('{id}')) expect(own.status).toBe(404)
      else expect(own.text).not.toContain(someTask.id)
    } else if (path.includes('{id}')) expect(answer.status).toBe(name === 'todo' ? 403 : 404)
    else {
      expect(answer.status).toBe(operation.status)
      expect(answer.text).not.toContain('Untouched')
      expect(answer.text).not.toContain(owner.user_id)
    }
    expect(await nativeTask(service, owner, someTask)).toEqual(someTask)
  })

  test.skipIf(isManaging(path))('gives the owner a documented response', async () => {
    const target = path.startsWith('/api/sessions/')
      ? await otherSession()
      : {
          number: 0,
          ...((await makeRow(service, owner, path)) ?? (await makeTask(service, owner, { title: 'Mine' }))),
        }
    const right = await validRequest(service, operation)
    const { token } = right ?? owner
    expect((await call(operation, target, { token, ...textOf(right) })).status).toBe(operation.status)
  })
})

function textOf(right: { body: object } | undefined): { body?: string } {
  return right === undefined ? {} : { body: JSON.stringify(right.body) }
}

const unauthenticated: Record<string, string> = {
  native: errorText('{"message":"A valid access token is required","code":"UNAUTHENTICATED"}'),
  flat: errorText('{"message":"A valid access token is required","code":"UNAUTHENTICATED"}'),
  todo: errorText('{"error":"Unauthorized access - invalid or missing token"}'),
  scoped: errorText('{"detail":"Not authenticated"}'),
  session: errorText('{"error":"Unauthorized access - invalid or missing token"}'),
}

// The client checks each response against the contract's document.
describe.each(takesBody)('%s %s %s', (_name, _method, path, operation) => {
  const token = operation.isProtected ? owner.token : undefined

  test('reports a malformed, oversized or mistyped body', async () => {
    const send = (body: string, headers = {}) => call(operation, someTask, { token, body, headers })
    for (const body of [
      '{',
      'null',
      '[]',
      '"text"',
      '1',
      '{"a":1}x',
      "{'a':1}",
      '\ufeff{}',
      '{"a":'.repeat(40) + '1' + '}'.repeat(40),
    ])
      expect([body, (await send(body)).status]).toEqual([body, 400])
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/jsonp',
      'multipart/form-data; boundary=x',
      'nonsense',
    ])
      expect([type, (await send('{}', { 'content-type': type })).status]).toEqual([type, 415])
    expect((await send(`{"title":"${'x'.repeat(70_000)}"}`)).status).toBe(413)
  })

  test('takes JSON under any spelling of its media type', async () => {
    const email = `${operation.contract.name}-${operation.name}@example.com`
    const right = await validRequest(service, operation)
    const example = right?.body ?? (operation.examples.request as object)
    const body = JSON.stringify({ ...example, email, username: email })
    const headers = { 'content-type': 'Application/JSON; charset=UTF-8' }
    const task = await makeTask(service, owner, { title: 'Mine' })
    const { status } = await call(operation, task, { token: right?.token ?? token, body, headers })
    expect([400, 413, 415, 422]).not.toContain(status)
  })

  test.skipIf(path.startsWith('/api/admin/'))('coerces no value in a body', async () => {
    const example = (operation.examples.request ?? {}) as Record<string, unknown>
    for (const [key, value] of Object.entries(example)) {
      const wrong = typeof value === 'string' ? 1 : String(value)
      const answer = await call(operation, someTask, {
        token,
        body: JSON.stringify({ ...example, [key]: wrong }),
      })
      expect([key, answer.status]).toEqual([key, expect.toBeOneOf([400, 422])])
    }
    expect(await nativeTask(service, owner, someTask)).toEqual(someTask)
  })
})

describe('without a database', async () => {
  // No process listens on this port.
  const database = await openDatabase({ url: 'postgres://nobody@127.0.0.1:1/nothing', dataDir: '' })
  const away = forFile(await startService({ deps: createTestDeps(database.db) }))
  afterAll(() => database.close())

  // The token of a notification is checked without the database, and who can register is a setting.
  const answersAnyway = ['/api/reminders/act', '/api/auth/registration']
  test.each(table.filter(([, , path]) => !answersAnyway.includes(path)))(
    '%s %s %s returns 503 with Retry-After in the error format of its contract',
    async (...[, , , operation]) => {
      const answer = await call(operation, someTask, { token: owner.token }, away)
      expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '1' } })
    },
  )
})
