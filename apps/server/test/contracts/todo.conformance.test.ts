import { describe, expect, test } from 'vitest'
import {
  tokenResponse,
  createRequest,
  createResponse,
  updateRequest,
  updateResponse,
  listResponse,
  unauthorized,
  titleRequired,
  accessDenied,
  notFound,
} from '../documents/todo.ts'
import { errorText } from '../harness/error-text.ts'
import { expectLike } from '../harness/expect-like.ts'
import { elsewhere, expectStatuses, held, named } from '../harness/expect-statuses.ts'
import { forFile } from '../harness/for-file.ts'
import { startService } from '../harness/start-service.ts'

// Sentence by sentence through the document of the todo contract. The request bodies are the literal examples of the
// document.

const service = forFile(await startService())
const todo = service.as('todo')
type Token = { token: string }
type Task = { id: number; title: string }

const { token } = await signUp('owner@example.com')
const stranger = await signUp('stranger@example.com')
const password = 'securePassword123'

async function signUp(email: string): Promise<Token> {
  const body = { email, password: 'securePassword123' }
  return (await todo.send<Token>('POST', '/auth/signup', { body })).body
}

async function makeTask(): Promise<string> {
  const { body } = await todo.send<Task>('POST', '/tasks', { token, body: createRequest })
  return `/tasks/${body.id}`
}

describe('POST /auth/signup', () => {
  test('200 with success and a token that is valid at the task endpoints', async () => {
    const answer = await todo.send<Token>('POST', '/auth/signup', {
      body: { email: 'a@example.com', password },
    })
    expect(answer.status).toBe(200)
    expectLike(answer.body, tokenResponse, ['access_token', 'token_type', 'user'])
    expect((await todo.send('GET', '/tasks', { token: answer.body.token })).status).toBe(200)
  })

  test.each([
    ['its example, whose e-mail is the word string', '{\n  "email": "string",\n  "password": "string"\n}'],
    ['an e-mail of no form', { email: 'owner.example.com', password }],
    ['a weak password', { email: 'b@example.com', password: '1234567' }],
    ['nothing', {}],
    ['a number for a password', { email: 'b@example.com', password: 12345678 }],
  ])('400 for %s', async (_, body) => {
    const answer = await todo.send('POST', '/auth/signup', { body })
    expect(answer).toMatchObject({
      status: 400,
      text: errorText('{"error":"Invalid email format or password too weak"}'),
    })
  })

  test('409 for a registered e-mail, in any letter case', async () => {
    const answer = await todo.send('POST', '/auth/signup', { body: { email: 'Owner@Example.com', password } })
    expect(answer).toMatchObject({ status: 409, text: errorText('{"error":"Email already registered"}') })
  })
})

describe('POST /auth/login', () => {
  test('200 with success and a token', async () => {
    const answer = await todo.send<Token>('POST', '/auth/login', {
      body: { email: 'owner@example.com', password },
    })
    expect(answer.status).toBe(200)
    expectLike(answer.body, tokenResponse, ['access_token', 'token_type', 'user'])
    expect((await todo.send('GET', '/tasks', { token: answer.body.token })).status).toBe(200)
  })

  test.each([
    ['its example', '{\n  "email": "string",\n  "password": "string"\n}'],
    ['a wrong password', { email: 'owner@example.com', password: 'securePassword124' }],
    ['an unknown e-mail', { email: 'nobody@example.com', password }],
  ])('401 for %s', async (_, body) => {
    const answer = await todo.send('POST', '/auth/login', { body })
    expect(answer).toMatchObject({ status: 401, text: errorText('{"error":"Invalid credentials"}') })
  })

  test('400 without a password', async () => {
    const answer = await todo.send('POST', '/auth/login', { body: { email: 'owner@example.com' } })
    expect(answer).toMatchObject({
      status: 400,
      text: errorText('{"error":"Validation error - password is required"}'),
    })
  })
})

describe('GET /tasks', () => {
  test('200 with the own tasks only, under one key', async () => {
    const { token: other } = await signUp('list@example.com')
    const empty = await todo.send('GET', '/tasks', { token: other })
    expect(empty).toMatchObject({ status: 200, text: '{"tasks":[]}' })
    await makeTask()
    await todo.send('POST', '/tasks', {
      token: other,
      body: { title: 'Sample task', description: 'Sample description' },
    })
    const answer = await todo.send('GET', '/tasks', { token: other })
    expect(answer.status).toBe(200)
    expectLike(answer.body, listResponse)
  })

  test('400 for an invalid page', async () => {
    const answer = await todo.send('GET', '/tasks?limit=0', { token })
    expect(answer).toMatchObject({
      status: 400,
      text: errorText('{"error":"Validation error - limit must be at least 1"}'),
    })
  })
})

describe('POST /tasks', () => {
  test('201 with the created task; its status field belongs to another contract', async () => {
    const answer = await todo.send('POST', '/tasks', { token, body: createRequest })
    expect(answer.status).toBe(201)
    expectLike(answer.body, createResponse, ['status', 'completed'])
    expect(answer.body).toMatchObject(JSON.parse(createRequest) as object)
  })

  test.each([
    ['no title', {}],
    ['an empty title', { title: '' }],
    ['a title of spaces', { title: '  ' }],
    ['no body', undefined],
  ])('400 for %s', async (_, body) => {
    const answer = await todo.send('POST', '/tasks', { token, body })
    expect(answer).toMatchObject({ status: 400, text: errorText(titleRequired) })
  })

  test('400 with the reason for other invalid input', async () => {
    const answer = await todo.send('POST', '/tasks', { token, body: { title: 'T', is_completed: 'false' } })
    expect(answer).toMatchObject({
      status: 400,
      text: errorText('{"error":"Validation error - is_completed must be a boolean"}'),
    })
  })

  test('400 when the account has the maximum number of tasks', async () => {
    await using small = await startService({ policy: { maxTasksPerUser: 0 } })
    const client = small.as('todo')
    const body = { email: 'full@example.com', password }
    const { token: full } = (await client.send<Token>('POST', '/auth/signup', { body })).body
    expect((await client.send('POST', '/tasks', { token: full, body: createRequest })).status).toBe(400)
  })
})

describe('GET /tasks/{id}, of the session contract', () => {
  test('returns its own form and its own errors here too', async () => {
    const task = await makeTask()
    const answer = await todo.send('GET', task, { token })
    expect(answer.status).toBe(200)
    expectLike(answer.body, createResponse, ['status', 'completed'])
    expect(await todo.send('GET', task)).toMatchObject({ status: 401, text: errorText(unauthorized) })
    expect(await todo.send('GET', task, stranger)).toMatchObject({
      status: 403,
      text: errorText(accessDenied),
    })
    expect(await todo.send('GET', '/tasks/999999', { token })).toMatchObject({
      status: 404,
      text: errorText(notFound),
    })
  })
})

describe('PUT /tasks/{id}', () => {
  test('200 with the updated task', async () => {
    const answer = await todo.send('PUT', await makeTask(), { token, body: updateRequest })
    expect(answer.status).toBe(200)
    expectLike(answer.body, updateResponse, ['status', 'completed'])
    expect(answer.body).toMatchObject(JSON.parse(updateRequest) as object)
  })

  test.each([
    ['a null title', { title: null }],
    ['an empty title', { title: '' }],
    ['a title of spaces', { title: ' ' }],
  ])('400 for %s', async (_, body) => {
    const answer = await todo.send('PUT', await makeTask(), { token, body })
    expect(answer).toMatchObject({ status: 400, text: errorText(titleRequired) })
  })

  test("403 for another user's task, which stays unchanged", async () => {
    const task = await makeTask()
    const before = await todo.send('GET', task, { token })
    expect(await todo.send('PUT', task, { ...stranger, body: updateRequest })).toMatchObject({
      status: 403,
      text: errorText(accessDenied),
    })
    expect(await todo.send('GET', task, { token })).toMatchObject({ text: before.text })
  })

  test('404 for an unknown task', async () => {
    const answer = await todo.send('PUT', '/tasks/999999', { token, body: updateRequest })
    expect(answer).toMatchObject({ status: 404, text: errorText(notFound) })
  })
})

describe('DELETE /tasks/{id}', () => {
  test('204 with an empty body, then 404', async () => {
    const task = await makeTask()
    expect(await todo.send('DELETE', task, { token })).toMatchObject({ status: 204, text: '' })
    expect(await todo.send('DELETE', task, { token })).toMatchObject({
      status: 404,
      text: errorText(notFound),
    })
    expect(await todo.send('GET', task, stranger)).toMatchObject({ status: 404, text: errorText(notFound) })
  })

  test("403 for another user's task, which still exists", async () => {
    const task = await makeTask()
    expect(await todo.send('DELETE', task, stranger)).toMatchObject({
      status: 403,
      text: errorText(accessDenied),
    })
    expect((await todo.send('GET', task, { token })).status).toBe(200)
  })
})

test.each([
  ['GET', '/tasks'],
  ['POST', '/tasks'],
  ['PUT', '/tasks/1'],
  ['DELETE', '/tasks/1'],
])('401 for %s %s without a token, with an invalid one and with another scheme', async (method, path) => {
  const answer = { status: 401, text: errorText(unauthorized) }
  expect(await todo.send(method, path)).toMatchObject(answer)
  expect(await todo.send(method, path, { token: 'jwt_token_string' })).toMatchObject(answer)
  expect(await todo.send(method, path, { headers: { authorization: `Basic ${token}` } })).toMatchObject(
    answer,
  )
})

test('conditions, and a key of another request', async () => {
  const { body } = await todo.send<Task>('POST', '/tasks', { token, body: createRequest })
  const address = `/tasks/${body.id}`
  await expectStatuses(todo, token, [
    ['GET', '/tasks', 304, held],
    ['GET', address, 304, held],
    ['PUT', address, 412, elsewhere({ title: 'x' })],
    ['PATCH', address, 412, elsewhere({ title: 'x' })],
    ['DELETE', address, 412, elsewhere()],
    ['POST', '/tasks', 201, named({ title: 'one' })],
    ['POST', '/tasks', 422, named({ title: 'other' })],
    ['PUT', address, 422, named({ title: 'other' })],
    ['PATCH', address, 422, named({ title: 'other' })],
  ])
})

test('PATCH does what PUT does', async () => {
  const address = await makeTask()
  await expectStatuses(todo, token, [
    ['PATCH', address, 200, { body: { is_completed: true } }],
    ['PATCH', address, 400, { body: { title: '' } }],
    ['PATCH', address, 401, { body: {}, token: undefined }],
    ['PATCH', address, 403, { body: {}, token: stranger.token }],
    ['PATCH', '/tasks/999999', 404, { body: {} }],
  ])
  expect((await todo.send('GET', address, { token })).body).toMatchObject({
    ...(JSON.parse(createRequest) as object),
    is_completed: true,
  })
})

test('the tests above cover every documented response', () => {
  expect(todo.unseenResponses()).toEqual([])
})
