import { describe, expect, test } from 'vitest'
import { errorText } from '../harness/error-text.ts'
import { elsewhere, expectStatuses, held, nobody } from '../harness/expect-statuses.ts'
import { forFile } from '../harness/for-file.ts'
import { startService } from '../harness/start-service.ts'

// Sentence by sentence through the document of the flat contract. The request bodies are the literal examples of the
// document.

const service = forFile(await startService())
const flat = service.as('flat')
type Token = { token: string }
type Task = { id: string }

const signupRequest = `{
  "username": "johndoe",
  "email": "johndoe@example.com",
  "password": "password123"
}`
const loginRequest = `{
  "email": "johndoe@example.com",
  "password": "password123"
}`
const createRequest = `{
  "title": "Task 1",
  "description": "Task description",
  "due_date": "2023-11-23"
}`

const john = await flat.send<{ id: string }>('POST', '/api/signup', { body: signupRequest })
const loggedIn = await flat.send<Token>('POST', '/api/login', { body: loginRequest })
const { token } = loggedIn.body

const invalidToken = { status: 401, body: { code: 'UNAUTHENTICATED', message: expect.any(String) as string } }
const taskNotFound = { status: 404, text: errorText('{"message":"Task not found","code":"TASK_NOT_FOUND"}') }

async function makeTask(): Promise<string> {
  const { body } = await flat.send<Task>('POST', '/api/tasks', { token, body: createRequest })
  return `/api/tasks/${body.id}`
}

async function makeStranger(username: string): Promise<Token> {
  const credentials = { email: `${username}@example.com`, password: 'password123' }
  await flat.send('POST', '/api/signup', { body: { username, ...credentials } })
  return (await flat.send<Token>('POST', '/api/login', { body: credentials })).body
}

describe('/api/signup', () => {
  test('201: user created successfully, without any secret', () => {
    expect(john.status).toBe(201)
    expect(john.body).toEqual({
      id: expect.any(String) as string,
      username: 'johndoe',
      email: 'johndoe@example.com',
      created_at: expect.any(String) as string,
    })
  })

  test.each([
    ['email', { username: 'jane', email: 'jane', password: 'password123' }],
    ['password', { username: 'jane', email: 'jane@example.com', password: 'short' }],
    ['username', { username: '', email: 'jane@example.com', password: 'password123' }],
  ])('400: invalid input data in %s', async (field, body) => {
    const answer = await flat.send('POST', '/api/signup', { body })
    expect(answer.status).toBe(400)
    const sentence = expect.stringMatching(`^${field} `) as string
    expect(answer.body).toEqual({
      code: 'VALIDATION_FAILED',
      message: sentence,
      error: sentence,
      detail: sentence,
    })
  })

  test('400 for a body that is not JSON', async () => {
    const answer = await flat.send('POST', '/api/signup', { body: '{"username": "jane"' })
    expect(answer).toMatchObject({ status: 400, body: { code: 'MALFORMED_REQUEST' } })
  })

  test('409: user already exists, by e-mail or by username', async () => {
    const again = await flat.send('POST', '/api/signup', { body: signupRequest })
    expect(again).toMatchObject({
      status: 409,
      text: errorText('{"message":"User already exists: the e-mail is taken","code":"EMAIL_TAKEN"}'),
    })
    const namesake = { username: 'JohnDoe', email: 'another@example.com', password: 'password123' }
    expect(await flat.send('POST', '/api/signup', { body: namesake })).toMatchObject({
      status: 409,
      text: errorText('{"message":"User already exists: the username is taken","code":"USERNAME_TAKEN"}'),
    })
  })
})

describe('/api/login', () => {
  test('200: authentication successful, returns an authentication token', () => {
    expect(loggedIn.status).toBe(200)
    expect(loggedIn.body).toEqual({
      token: expect.any(String) as string,
      access_token: loggedIn.body.token,
      token_type: 'bearer',
      user: john.body,
    })
  })

  test.each([
    ['a wrong password', { email: 'johndoe@example.com', password: 'password124' }],
    ['an unknown e-mail', { email: 'janedoe@example.com', password: 'password123' }],
  ])('401: invalid credentials, %s', async (_, body) => {
    const answer = await flat.send('POST', '/api/login', { body })
    expect(answer).toMatchObject({
      status: 401,
      text: errorText('{"message":"Invalid credentials","code":"INVALID_CREDENTIALS"}'),
    })
  })

  test('400 without an e-mail', async () => {
    const answer = await flat.send('POST', '/api/login', { body: { password: 'password123' } })
    expect(answer).toMatchObject({ status: 400, body: { message: 'email is required' } })
  })
})

describe('/api/tasks', () => {
  test('POST 201: task created successfully, returns the created task', async () => {
    const answer = await flat.send('POST', '/api/tasks', { token, body: createRequest })
    expect(answer.status).toBe(201)
    expect(answer.body).toMatchObject(JSON.parse(createRequest) as object)
    expect(answer.body).toMatchObject({ completed: false, user_id: john.body.id })
  })

  test('GET 200: returns a list of tasks for the authenticated user', async () => {
    const jane = await makeStranger('jane-list')
    await makeTask()
    expect(await flat.send('GET', '/api/tasks', jane)).toMatchObject({ status: 200, text: '[]' })
    const { body: created } = await flat.send('POST', '/api/tasks', { ...jane, body: createRequest })
    expect(await flat.send('GET', '/api/tasks', jane)).toMatchObject({ status: 200, body: [created] })
  })

  test('GET 422 for an invalid page', async () => {
    expect((await flat.send('GET', '/api/tasks?limit=none', { token })).status).toBe(422)
  })

  test('POST 422 without a title, 409 with the id of a deleted task', async () => {
    expect((await flat.send('POST', '/api/tasks', { token, body: {} })).status).toBe(422)
    const task = await makeTask()
    await flat.send('DELETE', task, { token })
    const body = { id: task.replace('/api/tasks/', ''), title: 'Again' }
    expect((await flat.send('POST', '/api/tasks', { token, body })).status).toBe(409)
  })
})

describe('/api/tasks/{task_id}', () => {
  test('GET 200 with the task', async () => {
    const created = await flat.send<Task>('POST', '/api/tasks', { token, body: createRequest })
    const answer = await flat.send('GET', `/api/tasks/${created.body.id}`, { token })
    expect(answer).toMatchObject({ status: 200, text: created.text })
  })

  test('PUT 200 with the changed task, 422 for invalid input', async () => {
    const task = await makeTask()
    const body = { title: 'Task 2', due_date: '2023-11-24' }
    const answer = await flat.send('PUT', task, { token, body })
    expect(answer).toMatchObject({ status: 200, body: { ...body, description: 'Task description' } })
    expect((await flat.send('PUT', task, { token, body: { due_date: '2023-02-29' } })).status).toBe(422)
  })

  test('DELETE 204: successful deletion', async () => {
    const task = await makeTask()
    expect(await flat.send('DELETE', task, { token })).toMatchObject({ status: 204, text: '' })
    expect(await flat.send('GET', task, { token })).toMatchObject(taskNotFound)
  })

  test.each(['GET', 'PUT', 'DELETE'])(
    "%s 404: task not found, the same for another user's task",
    async (method) => {
      const jane = await makeStranger(`jane-${method}`)
      const task = await makeTask()
      const before = await flat.send('GET', task, { token })
      const body = method === 'PUT' ? createRequest : undefined
      const unknown = '/api/tasks/018f4e9a-7b2c-7def-8abc-0123456789ab'
      expect(await flat.send(method, unknown, { ...jane, body })).toMatchObject(taskNotFound)
      expect(await flat.send(method, task, { ...jane, body })).toMatchObject(taskNotFound)
      expect(await flat.send('GET', task, { token })).toMatchObject({ text: before.text })
    },
  )
})

test.each([
  ['GET', '/api/tasks'],
  ['POST', '/api/tasks'],
  ['GET', '/api/tasks/1'],
  ['PUT', '/api/tasks/1'],
  ['DELETE', '/api/tasks/1'],
])('401: invalid or missing token, %s %s', async (method, path) => {
  expect(await flat.send(method, path)).toMatchObject(invalidToken)
  expect(await flat.send(method, path, { token: '<token>' })).toMatchObject(invalidToken)
})

test('POST and PUT 400 for a body that is not JSON', async () => {
  const task = await makeTask()
  for (const [method, path] of [
    ['POST', '/api/tasks'],
    ['PUT', task],
    ['POST', '/api/login'],
  ] as const)
    expect((await flat.send(method, path, { token, body: "{title: 'Task 1'}" })).status).toBe(400)
})

test('conditions and PATCH', async () => {
  const { body } = await flat.send<Task>('POST', '/api/tasks', { token, body: { title: 'conditions' } })
  const address = `/api/tasks/${body.id}`
  await expectStatuses(flat, token, [
    ['GET', '/api/tasks', 304, held],
    ['GET', address, 304, held],
    ['PUT', address, 412, elsewhere({ title: 'x' })],
    ['PATCH', address, 412, elsewhere({ title: 'x' })],
    ['PATCH', address, 200, { body: { title: 'y' } }],
    ['PATCH', address, 400, { body: '{' }],
    ['PATCH', address, 401, { body: {}, ...nobody }],
    ['PATCH', address, 422, { body: { title: '' } }],
    ['PATCH', '/api/tasks/0', 404, { body: { title: 'z' } }],
    ['DELETE', address, 412, elsewhere()],
    ['DELETE', `${address}?expected_revision=x`, 422],
  ])
})

test('the tests above cover every documented response', () => {
  expect(flat.unseenResponses()).toEqual([])
})
