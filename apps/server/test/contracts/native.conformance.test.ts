import { createInvite } from '@taskwire/api'
import { describe, expect, test } from 'vitest'
import * as document from '../documents/native.ts'
import { errorText } from '../harness/error-text.ts'
import { expectLike } from '../harness/expect-like.ts'
import { elsewhere, expectStatuses, held, nobody } from '../harness/expect-statuses.ts'
import { forFile } from '../harness/for-file.ts'
import { startService } from '../harness/start-service.ts'

// Sentence by sentence through the document of the native contract. The request bodies are the literal examples of
// the document.

const service = forFile(await startService())
const native = service.as('native')
type User = { id: string; email: string; created_at: string }
type LoggedIn = { access_token: string; user: User }

const registered = await native.send<User>('POST', '/api/auth/register', { body: document.credentials })
const loggedIn = await native.send<LoggedIn>('POST', '/api/auth/login', { body: document.credentials })
const token = loggedIn.body.access_token
const { grown } = document

async function makeTask(): Promise<string> {
  const { body } = await native.send<{ id: string }>('POST', '/api/tasks', {
    token,
    body: document.createRequest,
  })
  return `/api/tasks/${body.id}`
}

async function makeStranger(name: string): Promise<{ token: string }> {
  const body = document.credentials.replace('user@', `${name}@`)
  await native.send('POST', '/api/auth/register', { body })
  const answer = await native.send<LoggedIn>('POST', '/api/auth/login', { body })
  return { token: answer.body.access_token }
}

/** An error is an object with a message, and at this contract with a code too. */
function refusal(status: number, code: string) {
  return { status, body: { code, message: expect.any(String) as string } }
}

describe('Register User', () => {
  test('201 with the user, who is not signed in', () => {
    expect(registered.status).toBe(201)
    expectLike(registered.body, document.userResponse, grown.user)
    expect(registered.body.email).toBe('user@example.com')
  })

  test('400 malformed, 409 taken, 422 not valid', async () => {
    const register = (body: unknown) => native.send('POST', '/api/auth/register', { body })
    expect(await register('{"email": user@example.com}')).toMatchObject(refusal(400, 'MALFORMED_REQUEST'))
    expect(await register(document.credentials)).toMatchObject(refusal(409, 'EMAIL_TAKEN'))
    expect(await register({ email: 'user', password: 'SecurePassword123!' })).toMatchObject({
      status: 422,
      body: {
        code: 'VALIDATION_FAILED',
        issues: [{ path: ['email'], message: 'must be an e-mail address', code: 'not_an_email' }],
      },
    })
  })
})

describe('Registration', () => {
  test('200 with who can register, and whether an invitation can be used', async () => {
    expect(await native.send('GET', '/api/auth/registration')).toMatchObject({
      status: 200,
      body: { registration: 'open' },
    })
    const { token } = await createInvite(service.deps, { email: 'invited@example.com' })
    const check = (body: unknown) => native.send('POST', '/api/auth/check-invite', { body })
    expect(await check({ token })).toMatchObject({
      status: 200,
      body: { state: 'valid', email: 'invited@example.com' },
    })
    expect(await check({ token: 'never made' })).toMatchObject({
      status: 200,
      body: { state: 'unknown', email: null },
    })
    expect(await check('{')).toMatchObject(refusal(400, 'MALFORMED_REQUEST'))
    expect(await check({})).toMatchObject(refusal(422, 'VALIDATION_FAILED'))
  })
})

describe('Login User', () => {
  test('200 with a token and the user', () => {
    expect(loggedIn.status).toBe(200)
    const {
      expires_in,
      token: alias,
      ...body
    } = loggedIn.body as LoggedIn & {
      expires_in: number
      token: string
    }
    expect(alias).toBe(body.access_token)
    const { id, email, ...more } = body.user
    expectLike({ ...body, user: { id, email } }, document.loginResponse)
    expect(Object.keys(more)).toEqual(expect.arrayContaining(grown.user))
    expect(expires_in).toBe(24 * 60 * 60)
  })

  test('400 malformed, 401 wrong, 422 not valid', async () => {
    const logIn = (body: unknown) => native.send('POST', '/api/auth/login', { body })
    expect(await logIn('"user@example.com"')).toMatchObject(refusal(400, 'MALFORMED_REQUEST'))
    expect(await logIn(document.credentials.replace('!', '?'))).toMatchObject(
      refusal(401, 'INVALID_CREDENTIALS'),
    )
    expect(await logIn({ email: 'user@example.com' })).toMatchObject(refusal(422, 'VALIDATION_FAILED'))
  })

  test('a wrong password and an unknown e-mail get the same response', async () => {
    const wrong = await native.send('POST', '/api/auth/login', {
      body: document.credentials.replace('!', '?'),
    })
    const unknown = await native.send('POST', '/api/auth/login', {
      body: document.credentials.replace('user', 'nobody'),
    })
    expect(unknown.text).toBe(wrong.text)
  })
})

describe('Get Current User', () => {
  test('200 with the user', async () => {
    const answer = await native.send('GET', '/api/auth/me', { token })
    expect(answer.status).toBe(200)
    expectLike(answer.body, document.userResponse, grown.user)
    expect(answer.body).toEqual(registered.body)
  })
})

describe('Get All Tasks', () => {
  test('200 with an array of the own tasks only', async () => {
    const stranger = await makeStranger('list')
    await makeTask()
    expect(await native.send('GET', '/api/tasks', stranger)).toMatchObject({ status: 200, text: '[]' })
    await native.send('POST', '/api/tasks', { ...stranger, body: document.createRequest })
    const answer = await native.send<object[]>('GET', '/api/tasks', stranger)
    expect(answer.status).toBe(200)
    expect(answer.body).toHaveLength(1)
    expectLike(answer.body[0], document.task, grown.task)
  })

  test('422 for an invalid filter', async () => {
    expect(await native.send('GET', '/api/tasks?status=almost', { token })).toMatchObject(
      refusal(422, 'VALIDATION_FAILED'),
    )
  })
})

describe('Create Task', () => {
  test('201 with the created task', async () => {
    const answer = await native.send('POST', '/api/tasks', { token, body: document.createRequest })
    expect(answer.status).toBe(201)
    expectLike(answer.body, document.task, grown.task)
    expect(answer.body).toMatchObject(JSON.parse(document.createRequest) as object)
  })

  test('400 malformed, 409 with the id of a deleted task, 422 not valid', async () => {
    const task = await makeTask()
    await native.send('DELETE', task, { token })
    const create = (body: unknown) => native.send('POST', '/api/tasks', { token, body })
    expect(await create('{"title": "New task",}')).toMatchObject(refusal(400, 'MALFORMED_REQUEST'))
    expect(await create({ title: 'T', id: task.slice(11) })).toMatchObject(refusal(409, 'TASK_ID_USED'))
    expect(await create({ description: 'without a title' })).toMatchObject(refusal(422, 'VALIDATION_FAILED'))
  })
})

describe('Get Task by ID', () => {
  test('200 with the task', async () => {
    const answer = await native.send('GET', await makeTask(), { token })
    expect(answer.status).toBe(200)
    expectLike(answer.body, document.task, grown.task)
  })
})

describe('Update Task', () => {
  test('200 with the updated task', async () => {
    const answer = await native.send('PUT', await makeTask(), { token, body: document.updateRequest })
    expect(answer.status).toBe(200)
    expectLike(answer.body, document.task, grown.task)
    expect(answer.body).toMatchObject(JSON.parse(document.updateRequest) as object)
  })

  test('400 malformed, 422 not valid', async () => {
    const task = await makeTask()
    const update = (body: unknown) => native.send('PUT', task, { token, body })
    expect(await update('not json')).toMatchObject(refusal(400, 'MALFORMED_REQUEST'))
    expect(await update({ completed: 'false' })).toMatchObject(refusal(422, 'VALIDATION_FAILED'))
  })
})

describe('Toggle Task Completion', () => {
  test('200 with the completed task, and 200 with the reopened task', async () => {
    const complete = `${await makeTask()}/complete`
    const answer = await native.send('PATCH', complete, { token, body: document.completeRequest })
    expect(answer.status).toBe(200)
    expectLike(answer.body, document.completeResponse, grown.task)
    const reopened = await native.send('PATCH', complete, { token, body: { completed: false } })
    expect(reopened.status).toBe(200)
    expectLike(reopened.body, document.task, grown.task)
  })

  test('400 malformed, 422 not valid', async () => {
    const complete = `${await makeTask()}/complete`
    const send = (body: unknown) => native.send('PATCH', complete, { token, body })
    expect(await send('{completed: true}')).toMatchObject(refusal(400, 'MALFORMED_REQUEST'))
    expect(await send({ completed: 'true' })).toMatchObject(refusal(422, 'VALIDATION_FAILED'))
  })
})

describe('Delete Task', () => {
  test('204 with no response body, then 404', async () => {
    const task = await makeTask()
    expect(await native.send('DELETE', task, { token })).toMatchObject({ status: 204, text: '' })
    expect(await native.send('GET', task, { token })).toMatchObject(refusal(404, 'TASK_NOT_FOUND'))
  })
})

test.each([
  ['GET', '', undefined],
  ['PUT', '', document.updateRequest],
  ['PATCH', '/complete', document.completeRequest],
  ['DELETE', '', undefined],
])(
  "%s {id}%s 404 for an unknown task and for another user's task, which stays unchanged",
  async (method, rest, body) => {
    const stranger = await makeStranger(`stranger-${method}`)
    const task = await makeTask()
    const before = await native.send('GET', task, { token })
    for (const path of [task, '/api/tasks/uuid-string', '/api/tasks/018f4e9a-7b2c-7def-8abc-0123456789ab'])
      expect(await native.send(method, path + rest, { ...stranger, body })).toMatchObject({
        status: 404,
        text: errorText('{"message":"Task not found","code":"TASK_NOT_FOUND"}'),
      })
    expect(await native.send('GET', task, { token })).toMatchObject({ text: before.text })
  },
)

test.each([
  ['GET', '/api/auth/me'],
  ['GET', '/api/tasks'],
  ['POST', '/api/tasks'],
  ['GET', '/api/tasks/uuid-string'],
  ['PUT', '/api/tasks/uuid-string'],
  ['PATCH', '/api/tasks/uuid-string/complete'],
  ['DELETE', '/api/tasks/uuid-string'],
])('%s %s 401 for a missing or invalid token', async (method, path) => {
  expect(await native.send(method, path)).toMatchObject(refusal(401, 'UNAUTHENTICATED'))
  expect(await native.send(method, path, { token: '<jwt-token>' })).toMatchObject(
    refusal(401, 'UNAUTHENTICATED'),
  )
})

test('Quick add: one line, its errors, and its path, which wins over that of a task', async () => {
  const text = 'Pay rent 2026-12-24 9am !high'
  const body = { text, time_zone: 'Europe/Berlin', id: '018f4e9a-7b2c-7def-8abc-0123456789ac' }
  const answer = await native.send('POST', '/api/tasks/quick-add', { token, body })
  expect(answer).toMatchObject({
    status: 201,
    body: { id: body.id, title: 'Pay rent', due_date: '2026-12-24T08:00:00.000Z', priority: 'high' },
  })
  const key = { headers: { 'idempotency-key': 'quick' } }
  await expectStatuses(native, token, [
    ['POST', '/api/tasks/quick-add', 201, { body: { text }, ...key }],
    ['POST', '/api/tasks/quick-add', 422, { body: { text: 'another' }, ...key }],
    ['POST', '/api/tasks/quick-add', 400, { body: '{' }],
    ['POST', '/api/tasks/quick-add', 401, { body: { text }, ...nobody }],
    ['POST', '/api/tasks/quick-add', 422, { body: { text: '!high' } }],
    ['POST', '/api/tasks/quick-add', 422, { body: { text, time_zone: 'Mars/Olympus' } }],
    ['DELETE', `/api/tasks/${body.id}`, 204],
    ['POST', '/api/tasks/quick-add', 409, { body }],
    ['GET', '/api/tasks/quick-add', 405],
  ])
})

test('The trash: deleted tasks, page by page, at a path that wins over that of a task', async () => {
  const stranger = await makeStranger('trash')
  for (const title of ['a', 'b']) {
    const { body } = await native.send<{ id: string }>('POST', '/api/tasks', { ...stranger, body: { title } })
    await native.send('DELETE', `/api/tasks/${body.id}`, stranger)
  }
  const page = await native.send('GET', '/api/tasks/trash?limit=1', stranger)
  expect(page).toMatchObject({
    status: 200,
    body: [{ title: 'b', revision: 4, deleted_at: expect.any(String) as string }],
  })
  expect(page.headers.link).toContain('/api/tasks/trash?limit=1&cursor=4')
  const next = await native.send('GET', '/api/tasks/trash?limit=1&cursor=4', stranger)
  expect(next.body).toMatchObject([{ title: 'a' }])
  await expectStatuses(native, token, [
    ['GET', '/api/tasks/trash', 200],
    ['GET', '/api/tasks/trash?limit=0', 422],
    ['GET', '/api/tasks/trash?cursor=x', 422],
    ['GET', '/api/tasks/trash', 401, nobody],
    ['POST', '/api/tasks/trash', 405],
  ])
})

describe('The log', () => {
  test('conditions and PATCH', async () => {
    const { body } = await native.send<{ id: string }>('POST', '/api/tasks', { token, body: { title: 'a' } })
    const address = `/api/tasks/${body.id}`
    await expectStatuses(native, token, [
      ['GET', '/api/tasks', 304, held],
      ['GET', address, 304, held],
      ['PUT', address, 412, elsewhere({ title: 'x' })],
      ['PATCH', address, 412, elsewhere({ title: 'x' })],
      ['PATCH', `${address}/complete`, 412, elsewhere({ completed: true })],
      ['PATCH', address, 200, { body: { title: 'y' } }],
      ['PATCH', address, 400, { body: '{' }],
      ['PATCH', address, 401, { body: {}, ...nobody }],
      ['PATCH', address, 422, { body: { title: '' } }],
      ['PATCH', '/api/tasks/0', 404, { body: { title: 'z' } }],
      ['DELETE', address, 412, elsewhere()],
      ['DELETE', `${address}?expected_revision=x`, 422],
    ])
  })

  test('skipping an occurrence', async () => {
    const repeats = { title: 'a', due_date: '2090-01-02', recurrence: { rule: 'FREQ=DAILY;COUNT=2' } }
    const { body } = await native.send<{ id: string }>('POST', '/api/tasks', { token, body: repeats })
    const skip = `/api/tasks/${body.id}/skip`
    await expectStatuses(native, token, [
      ['POST', skip, 412, elsewhere({})],
      ['POST', skip, 200],
      ['POST', skip, 409, { body: {} }],
      ['POST', skip, 400, { body: '{' }],
      ['POST', skip, 401, nobody],
      ['POST', skip, 422, { body: { op_id: '' } }],
      ['POST', '/api/tasks/0/skip', 404, { body: {} }],
      ['GET', skip, 405],
    ])
  })

  test('restoring, batches and changes', async () => {
    const { body } = await native.send<{ id: string }>('POST', '/api/tasks', { token, body: { title: 'a' } })
    const restore = `/api/tasks/${body.id}/restore`
    await expectStatuses(native, token, [
      ['DELETE', `/api/tasks/${body.id}`, 204],
      ['POST', restore, 200, { body: {} }],
      ['POST', restore, 400, { body: '{' }],
      ['POST', restore, 401, { body: {}, ...nobody }],
      ['POST', restore, 422, { body: { op_id: '' } }],
      ['POST', '/api/tasks/0/restore', 404, { body: {} }],
      ['POST', '/api/tasks/batch', 200, { body: { commands: [{ op: 'create', title: 'b' }] } }],
      ['POST', '/api/tasks/batch', 400, { body: '{' }],
      ['POST', '/api/tasks/batch', 401, { body: { commands: [] }, ...nobody }],
      ['POST', '/api/tasks/batch', 422, { body: { commands: [{ op: 'drop' }] } }],
      ['GET', '/api/tasks/changes', 200],
      ['GET', '/api/tasks/changes', 401, nobody],
      ['GET', '/api/tasks/changes?limit=0', 422],
    ])
  })
})

test('the tests above cover every documented response', () => {
  // Sessions, accounts, lists, labels, places of tasks, imports, reminders, push, webhooks and the calendar have test files of their own.
  expect(
    native.unseenResponses(
      /^(?!.*(\/lists|POST \/api\/tasks 404|\/move|\/labels|\/sessions|\/account|verif|password|confirm-email|restore-email|\/auth\/(refresh|logout)|login 403|\/import|\/reminders|\/push|\/webhooks|\/calendar))/,
    ),
  ).toEqual([])
})
