import { describe, expect, test } from 'vitest'
import * as document from '../documents/scoped.ts'
import { errorText } from '../harness/error-text.ts'
import { expectLike } from '../harness/expect-like.ts'
import { elsewhere, expectStatuses, held, named } from '../harness/expect-statuses.ts'
import { forFile } from '../harness/for-file.ts'
import { startService } from '../harness/start-service.ts'

// Sentence by sentence through the task endpoints of the scoped contract's document. The request bodies are the
// literal examples of the document.

const service = forFile(await startService())
const scoped = service.as('scoped')
/** Fields that the other contracts add to a task. */
const beyond = ['completed']
type SignedUp = { user: { id: string }; token: string }

const signedUp = await scoped.send<SignedUp>('POST', '/api/auth/signup', { body: document.signupRequest })
const { token } = signedUp.body
const tasks = `/api/${signedUp.body.user.id}/tasks`
const stranger = await signUp('stranger@example.com')

async function signUp(email: string) {
  const body = { email, password: 'securePassword123', confirm_password: 'securePassword123' }
  const answer = await scoped.send<SignedUp>('POST', '/api/auth/signup', { body })
  return { token: answer.body.token, tasks: `/api/${answer.body.user.id}/tasks` }
}

async function makeTask(): Promise<string> {
  const answer = await scoped.send<{ id: string }>('POST', tasks, { token, body: document.createRequest })
  return `${tasks}/${answer.body.id}`
}

describe('GET /api/{user_id}/tasks', () => {
  test('200 with the own tasks only', async () => {
    const owner = await signUp('list@example.com')
    await makeTask()
    expect(await scoped.send('GET', owner.tasks, owner)).toMatchObject({ status: 200, text: '[]' })
    await scoped.send('POST', owner.tasks, { ...owner, body: document.createRequest })
    const answer = await scoped.send('GET', owner.tasks, owner)
    expect(answer.status).toBe(200)
    expectLike(answer.body, document.listResponse, beyond)
  })

  test('422 for an invalid page', async () => {
    const answer = await scoped.send('GET', `${tasks}?limit=x`, { token })
    expect(answer).toMatchObject({
      status: 422,
      text: errorText('{"detail":"Validation error: limit must be a number"}'),
    })
  })
})

describe('POST /api/{user_id}/tasks', () => {
  test('201 with the created task', async () => {
    const answer = await scoped.send('POST', tasks, { token, body: document.createRequest })
    expect(answer.status).toBe(201)
    expectLike(answer.body, document.createResponse, beyond)
    expect(answer.body).toMatchObject(JSON.parse(document.createRequest) as object)
  })

  test.each([
    ['title is required', {}],
    ['status must be one of pending, in_progress, completed', { title: 'T', status: 'almost' }],
    ['priority must be one of low, medium, high', { title: 'T', priority: 'urgent' }],
    [
      'status contradicts completed or completed_at',
      { title: 'T', status: 'pending', completed_at: '2023-12-31T10:00:00Z' },
    ],
  ])('400 that names the specific validation error: %s', async (which, body) => {
    const answer = await scoped.send('POST', tasks, { token, body })
    expect(answer.status).toBe(400)
    expect(answer.text).toBe(errorText(JSON.stringify({ detail: `Validation error: ${which}` })))
  })
})

describe('GET /api/{user_id}/tasks/{id}', () => {
  test('200 with the task', async () => {
    const answer = await scoped.send('GET', await makeTask(), { token })
    expect(answer.status).toBe(200)
    expectLike(answer.body, document.createResponse, beyond)
  })
})

describe('PUT /api/{user_id}/tasks/{id}', () => {
  const request = document.updateRequest.replaceAll(' (optional)', '')

  test('422 for the literal example: "in_progress (optional)" is no status', async () => {
    const answer = await scoped.send('PUT', await makeTask(), { token, body: document.updateRequest })
    expect(answer.status).toBe(422)
  })

  test('422 for the example without the remarks: in progress, yet with a moment of completion', async () => {
    const answer = await scoped.send('PUT', await makeTask(), { token, body: request })
    expect(answer.status).toBe(422)
  })

  test("200 with the document's response once the example is consistent", async () => {
    const { completed_at: _, ...body } = JSON.parse(request) as Record<string, unknown>
    const answer = await scoped.send('PUT', await makeTask(), { token, body })
    expect(answer.status).toBe(200)
    expectLike(answer.body, document.updateResponse, beyond)
    expect(answer.body).toMatchObject(body)
  })

  test('200 for each of its fields alone: all are optional', async () => {
    const { status: _, ...members } = JSON.parse(request) as Record<string, unknown>
    for (const [key, value] of Object.entries(members)) {
      const answer = await scoped.send<Record<string, string>>('PUT', await makeTask(), {
        token,
        body: { [key]: value },
      })
      expect(answer.status).toBe(200)
      expect(answer.body[key]?.replace('.000Z', 'Z')).toBe(value)
    }
  })

  test('400 for malformed data', async () => {
    expect((await scoped.send('PUT', await makeTask(), { token, body: '{' })).status).toBe(400)
  })
})

describe('DELETE /api/{user_id}/tasks/{id}', () => {
  test('204: task was successfully deleted', async () => {
    const task = await makeTask()
    expect(await scoped.send('DELETE', task, { token })).toMatchObject({ status: 204, text: '' })
    expect((await scoped.send('GET', task, { token })).status).toBe(404)
  })
})

describe('PATCH /api/{user_id}/tasks/{id}/complete', () => {
  test('200 with the task, completed now', async () => {
    const before = service.deps.now()
    const task = await makeTask()
    const path = `${task}/complete`
    const answer = await scoped.send<Record<string, string>>('PATCH', path, {
      token,
      body: document.completeRequest,
    })
    expect(answer.status).toBe(200)
    expectLike(answer.body, document.completeResponse, beyond)
    expect(answer.body['completed_at']).toSatisfy((at: string) => before <= at && at <= service.deps.now())
  })

  test.each([{ completed: 'true' }, { completed: null }])('422 for %j', async (body) => {
    expect((await scoped.send('PATCH', `${await makeTask()}/complete`, { token, body })).status).toBe(422)
  })

  test('400 for malformed data', async () => {
    expect((await scoped.send('PATCH', `${await makeTask()}/complete`, { token, body: 'true' })).status).toBe(
      400,
    )
  })
})

describe('every task endpoint', () => {
  const endpoints = [
    ['list', 'GET', undefined, ''],
    ['create', 'POST', document.createRequest, ''],
    ['get', 'GET', undefined, '/{id}'],
    ['update', 'PUT', '{"title":"Taken over"}', '/{id}'],
    ['delete', 'DELETE', undefined, '/{id}'],
    ['complete', 'PATCH', document.completeRequest, '/{id}/complete'],
  ] as const

  test.each(endpoints)('%s 401 without a valid token', async (_, method, body, rest) => {
    const answer = { status: 401, text: errorText(document.notAuthenticated) }
    const path = `${tasks}${rest.replace('{id}', 'uuid-string')}`
    expect(await scoped.send(method, path, { body })).toMatchObject(answer)
    expect(await scoped.send(method, path, { body, token: '<jwt-token>' })).toMatchObject(answer)
  })

  test.each(endpoints)(
    "%s 403 under another user's path, with the literal body of the document",
    async (name, method, body, rest) => {
      const task = await makeTask()
      const before = await scoped.send('GET', task, { token })
      const path = rest === '' ? tasks : rest.replace('/{id}', task)
      const answer = await scoped.send(method, path, { ...stranger, body })
      expect(answer).toMatchObject({ status: 403, text: errorText(document.forbidden[name]) })
      expect(await scoped.send('GET', task, { token })).toMatchObject({ text: before.text })
    },
  )

  test.each(endpoints.slice(2))(
    "%s 404 for an unknown task and for another user's task under the own path",
    async (_, method, body, rest) => {
      const answer = { status: 404, text: errorText(document.taskNotFound) }
      const task = await makeTask()
      const before = await scoped.send('GET', task, { token })
      for (const id of [
        'uuid-string',
        '018f4e9a-7b2c-7def-8abc-0123456789ab',
        task.slice(tasks.length + 1),
      ]) {
        const path = `${stranger.tasks}${rest.replace('{id}', id)}`
        expect(await scoped.send(method, path, { ...stranger, body })).toMatchObject(answer)
      }
      expect(await scoped.send('GET', task, { token })).toMatchObject({ text: before.text })
    },
  )
})

test('conditions, and a key of another request', async () => {
  const { body } = await scoped.send<{ id: string }>('POST', tasks, { token, body: document.createRequest })
  const address = `${tasks}/${body.id}`
  await expectStatuses(scoped, token, [
    ['GET', tasks, 304, held],
    ['GET', address, 304, held],
    ['PUT', address, 412, elsewhere({ title: 'x' })],
    ['PATCH', address, 412, elsewhere({ title: 'x' })],
    ['PATCH', `${address}/complete`, 412, elsewhere({ completed: true })],
    ['DELETE', address, 412, elsewhere()],
    ['POST', tasks, 201, named({ title: 'one' })],
    ['POST', tasks, 422, named({ title: 'other' })],
    ['PUT', address, 422, named({ title: 'other' })],
    ['PATCH', address, 422, named({ title: 'other' })],
    ['PATCH', `${address}/complete`, 422, named({})],
  ])
})

test('PATCH does what PUT does', async () => {
  const address = await makeTask()
  await expectStatuses(scoped, token, [
    ['PATCH', address, 200, { body: { status: 'in_progress' } }],
    ['PATCH', address, 400, { body: '{' }],
    ['PATCH', address, 401, { body: {}, token: undefined }],
    ['PATCH', address, 403, { body: {}, token: stranger.token }],
    ['PATCH', `${tasks}/uuid-string`, 404, { body: {} }],
    ['PATCH', address, 422, { body: { title: '' } }],
  ])
  expect((await scoped.send('GET', address, { token })).body).toMatchObject({
    ...(JSON.parse(document.createRequest) as object),
    status: 'in_progress',
  })
})

test('the tests above cover every documented response', () => {
  expect(scoped.unseenResponses(/ \/api\/\{user_id\}/)).toEqual([])
})
