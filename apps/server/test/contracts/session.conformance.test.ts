import { describe, expect, test } from 'vitest'
import { errorText } from '../harness/error-text.ts'
import { expectLike } from '../harness/expect-like.ts'
import { expectStatuses, held, named } from '../harness/expect-statuses.ts'
import { forFile } from '../harness/for-file.ts'
import { startService } from '../harness/start-service.ts'

// Sentence by sentence through the document of the session contract. Its examples aren't JSON (keys without quotes,
// commas left out), so this file has them as the JSON that they mean.

const service = forFile(await startService())
const session = service.as('session')
type Tokens = { access_token: string; refresh_token: string }

const signupRequest = '{"name": "dhaya", "email": "dhaya@gmail", "password": "12345"}'
const signupResponse = '{"id": 1, "name": "dhaya", "email": "dhaya@gmail"}'
const loginRequest = '{"email": "dhaya@gmail", "password": "12345"}'
const loginResponse = '{"access_token": "JWT_ACCESS_TOKEN_HERE", "refresh_token": "JWT_REFRESH_TOKEN_HERE"}'
const tokenResponse = '{"token": "NEW_TOKEN"}'
const taskRequest = '{"title": "Backend", "description": "define pydandic model", "status": "on going"}'
const taskResponse = '{"id": 1, "title": "Backend", "status": "on going"}'
/** Fields that the todo contract adds at the same addresses. */
const beyond = ['description', 'is_completed', 'completed', 'user_id', 'created_at', 'updated_at', 'due_date']

const invalidToken = { status: 401, text: errorText('{"error":"Invalid token"}') }
const tokenExpired = { status: 401, text: errorText('{"error":"refresh token expired"}') }
const days = 86_400_000

const signedUp = await session.send('POST', '/user/signup', { body: signupRequest })
const { access_token: token } = await logIn()

async function logIn(): Promise<Tokens> {
  return (await session.send<Tokens>('POST', '/user/login', { body: loginRequest })).body
}

describe('signup', () => {
  test('the literal example makes an account: 12345 and dhaya@gmail are valid here', () => {
    expect(signedUp.status).toBe(201)
    expectLike(signedUp.body, signupResponse)
    expect(signedUp.body).toMatchObject({ name: 'dhaya', email: 'dhaya@gmail' })
  })

  test('"user already exists"', async () => {
    const answer = await session.send('POST', '/user/signup', { body: signupRequest })
    expect(answer).toMatchObject({ status: 409, text: errorText('{"error":"user already exists"}') })
  })

  test.each([
    { name: 'dhaya', email: 'dhaya', password: '12345' },
    { name: 'dhaya', email: 'dhaya@mail', password: '1234' },
    { name: '', email: 'dhaya@mail', password: '12345' },
    { email: 'dhaya@mail', password: '12345' },
    { name: 'dhaya', email: 'dhaya@mail', password: 12345 },
  ])('"Invalid input data" for %j', async (body) => {
    const answer = await session.send('POST', '/user/signup', { body })
    expect(answer).toMatchObject({ status: 400, text: errorText('{"error":"Invalid input data"}') })
  })
})

describe('login', () => {
  test('returns access and refresh tokens', async () => {
    const answer = await session.send<Tokens>('POST', '/user/login', { body: loginRequest })
    expect(answer.status).toBe(200)
    expectLike(answer.body, loginResponse, ['token', 'token_type', 'user'])
    const { access_token } = answer.body
    expect((await session.send('POST', '/tasks', { token: access_token, body: taskRequest })).status).toBe(
      201,
    )
  })

  test('"Invalid credentials" for a wrong password', async () => {
    const answer = await session.send('POST', '/user/login', {
      body: { email: 'dhaya@gmail', password: '12346' },
    })
    expect(answer).toMatchObject({ status: 401, text: errorText('{"error":"Invalid credentials"}') })
  })

  test(`"user doesn't exist" for an unknown e-mail`, async () => {
    const answer = await session.send('POST', '/user/login', {
      body: { email: 'nobody@gmail', password: '12345' },
    })
    expect(answer).toMatchObject({ status: 404, text: errorText(`{"error":"user doesn't exist"}`) })
  })

  test('"Invalid input data" without a password', async () => {
    const answer = await session.send('POST', '/user/login', { body: { email: 'dhaya@gmail' } })
    expect(answer).toMatchObject({ status: 400, text: errorText('{"error":"Invalid input data"}') })
  })
})

describe('logout', () => {
  test('revokes the refresh token so that it creates no new access tokens', async () => {
    const { refresh_token, access_token } = await logIn()
    const answer = await session.send('POST', '/user/logout', { body: { refresh_token } })
    expect(answer).toMatchObject({ status: 200, text: '{"message":"Logged out successfully.."}' })
    for (const endpoint of ['/user/refresh-token', '/user/logout'])
      expect(await session.send('POST', endpoint, { body: { refresh_token } })).toMatchObject(invalidToken)
    // The access token of the session is revoked too; other sessions of the user stay.
    expect((await session.send('GET', '/tasks/1', { token: access_token })).status).toBe(401)
    expect((await session.send('GET', '/tasks/1', { token })).status).not.toBe(401)
  })
})

describe('refresh token', () => {
  test('issues a new access token using the valid refresh token', async () => {
    const { refresh_token } = await logIn()
    const answer = await session.send<{ token: string }>('POST', '/user/refresh-token', {
      body: { refresh_token },
    })
    expect(answer.status).toBe(200)
    expectLike(answer.body, tokenResponse)
    const made = await session.send('POST', '/tasks', { token: answer.body.token, body: taskRequest })
    expect(made.status).toBe(201)
  })
})

describe.each(['/user/logout', '/user/refresh-token'])('the token at %s', (endpoint) => {
  test('is read from the body or the Authorization header', async () => {
    const inBody = await logIn()
    const inHeader = await logIn()
    expect(
      (await session.send('POST', endpoint, { body: { refresh_token: inBody.refresh_token } })).status,
    ).toBe(200)
    expect((await session.send('POST', endpoint, { token: inHeader.refresh_token })).status).toBe(200)
  })

  test('"Invalid token" for a missing token, another text and an access token', async () => {
    const { access_token } = await logIn()
    expect(await session.send('POST', endpoint)).toMatchObject(invalidToken)
    expect(await session.send('POST', endpoint, { body: {} })).toMatchObject(invalidToken)
    for (const refresh_token of ['', 'JWT_REFRESH_TOKEN_HERE', '\0', access_token])
      expect(await session.send('POST', endpoint, { body: { refresh_token } })).toMatchObject(invalidToken)
  })

  test('"Invalid input data" for a value that is not a string', async () => {
    const answer = await session.send('POST', endpoint, { body: { refresh_token: 1 } })
    expect(answer).toMatchObject({ status: 400, text: errorText('{"error":"Invalid input data"}') })
  })

  test('"refresh token expired" after 14 days without use', async () => {
    const { refresh_token } = await logIn()
    service.deps.advance(14 * days)
    expect(await session.send('POST', endpoint, { body: { refresh_token } })).toMatchObject(tokenExpired)
    service.deps.advance(-14 * days)
  })
})

describe('POST /tasks and GET /tasks/{id}', () => {
  test('a task keeps the literal text of its status', async () => {
    const made = await session.send<{ id: number }>('POST', '/tasks', { token, body: taskRequest })
    expect(made.status).toBe(201)
    expectLike(made.body, taskResponse, beyond)
    expect(made.body).toMatchObject(JSON.parse(taskRequest) as object)
    const read = await session.send('GET', `/tasks/${made.body.id}`, { token })
    expect(read).toMatchObject({ status: 200, text: made.text })
  })

  test('ignores an id in the request, which belongs to the document’s model and not to the task', async () => {
    const body = { id: 1, ...(JSON.parse(taskRequest) as object) }
    const first = await session.send<{ id: number }>('POST', '/tasks', { token, body })
    const second = await session.send<{ id: number }>('POST', '/tasks', { token, body })
    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.body.id).not.toBe(first.body.id)
  })

  test('returns the errors of the todo contract', async () => {
    const { body: task } = await session.send<{ id: number }>('POST', '/tasks', { token, body: taskRequest })
    await session.send('POST', '/user/signup', { body: signupRequest.replace('dhaya@', 'other@') })
    const login = { body: loginRequest.replace('dhaya@', 'other@') }
    const other = (await session.send<Tokens>('POST', '/user/login', login)).body.access_token
    expect((await session.send('POST', '/tasks', { body: taskRequest })).status).toBe(401)
    expect((await session.send('POST', '/tasks', { token, body: {} })).status).toBe(400)
    expect((await session.send('GET', `/tasks/${task.id}`, { token: other })).status).toBe(403)
    expect((await session.send('GET', '/tasks/999999', { token })).status).toBe(404)
  })
})

test('a condition, and a key of another request', async () => {
  const { access_token } = await logIn()
  const { body } = await session.send<{ id: number }>('POST', '/tasks', {
    token: access_token,
    ...named({ title: 'one' }),
  })
  await expectStatuses(session, access_token, [
    ['GET', `/tasks/${body.id}`, 304, held],
    ['POST', '/tasks', 422, named({ title: 'other' })],
  ])
})

test('the tests above cover every documented response', () => {
  expect(session.unseenResponses()).toEqual([])
})
