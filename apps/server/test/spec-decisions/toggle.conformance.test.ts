import { describe, expect, test } from 'vitest'
import { makePerson, makeTask, nativeTask, type Person } from '../harness/people.ts'
import { forFile } from '../harness/for-file.ts'
import { startService } from '../harness/start-service.ts'

// PATCH …/complete, which the documents title "Toggle Task Completion" and show with a flag.

const service = forFile(await startService())
const person = await makePerson(service)
const { token } = person

const endpoints = [
  ['native', () => '/api/tasks'],
  ['scoped', ({ user_id }: Person) => `/api/${user_id}/tasks`],
] as const

describe.each(endpoints)('%s', (contract, tasks) => {
  const client = service.as(contract)
  type Shown = { status: string; completed: boolean; completed_at: string | null }

  async function makeOpen() {
    const task = await makeTask(service, person, { title: 'Toggled', status: 'in_progress' })
    const address = `${tasks(person)}/${task.id}/complete`
    const patch = (body?: unknown, headers: Record<string, string> = {}) =>
      client.send<Shown>('PATCH', address, { token, body, headers })
    return { task, patch, address }
  }

  test.each([
    ['no body', undefined, {}],
    ['no body under the type of one', undefined, { 'content-type': 'application/json' }],
    ['an empty body', '', { 'content-type': 'application/json' }],
    ['{}', {}, {}],
  ])('toggles with %s', async (_, body, headers) => {
    const { patch } = await makeOpen()
    const completed = await patch(body, headers)
    expect(completed.status, completed.text).toBe(200)
    expect(completed.body).toMatchObject({ status: 'completed', completed: true })
    expect((await patch(body, headers)).body).toMatchObject({
      status: 'pending',
      completed: false,
      completed_at: null,
    })
  })

  test.each(['completed', 'complete', 'is_completed'])(
    'sets the state of %s, however often',
    async (flag) => {
      const { patch } = await makeOpen()
      for (const value of [true, true, false, false])
        expect((await patch({ [flag]: value })).body.completed).toBe(value)
    },
  )

  test('reads the flag of a whole task', async () => {
    const { task, patch } = await makeOpen()
    expect((await patch({ ...task, completed: true })).body.completed).toBe(true)
    expect((await patch({ ...task, completed: false })).body.completed).toBe(false)
  })

  test.each([
    { completed: true, is_completed: false },
    { completed: true, complete: false },
    { completed: 'true' },
    { completed: null },
    { status: 'completed' },
    { title: 'Toggled', description: null },
    { done: true },
  ])('refuses %j, which must not mean a toggle', async (body) => {
    const { task, patch } = await makeOpen()
    expect(await patch(body)).toMatchObject({ status: 422 })
    expect(await nativeTask(service, person, task)).toEqual(task)
  })

  test('with a key is done once, and returns the same response each time', async () => {
    const { task, patch } = await makeOpen()
    const key = { 'idempotency-key': `toggle-${task.id}` }
    const answers = await Promise.all(Array.from({ length: 6 }, () => patch(undefined, key)))
    answers.push(await patch({}, key))
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(answers[0]).toMatchObject({ status: 200, body: { completed: true } })
    expect(await nativeTask(service, person, task)).toMatchObject({ revision: task.revision + 1 })
    expect(await patch({ completed: false }, key)).toMatchObject({ status: 422 })
    expect((await patch({}, { 'idempotency-key': 'not visible' })).status).toBe(422)
    expect(await nativeTask(service, person, task)).toMatchObject({ completed: true })
  })

  test('parallel toggles all count: an even number restores the first state', async () => {
    const { task, patch } = await makeOpen()
    const answers = await Promise.all(Array.from({ length: 20 }, () => patch()))
    expect(answers.filter(({ body }) => body.completed)).toHaveLength(10)
    expect(await nativeTask(service, person, task)).toMatchObject({
      completed: false,
      revision: task.revision + 20,
    })
  })

  test('with a condition toggles the version that its caller read', async () => {
    const { patch, task } = await makeOpen()
    const etag = String((await client.send('GET', `${tasks(person)}/${task.id}`, { token })).headers.etag)
    expect((await patch({}, { 'if-match': etag })).body.completed).toBe(true)
    expect((await patch({}, { 'if-match': etag })).status).toBe(412)
    expect(await nativeTask(service, person, task)).toMatchObject({ completed: true })
  })
})

test('a PUT with a key is done once: a whole task with one field flipped, sent again, does not flip back', async () => {
  const { number } = await makeTask(service, person, { title: 'Lost answer' })
  const scoped = `/api/${person.user_id}/tasks`
  const native = await makeTask(service, person, { title: 'Lost answer' })
  for (const [contract, address] of [
    ['todo', `/tasks/${number}`],
    ['native', `/api/tasks/${native.id}`],
    ['scoped', `${scoped}/${(await makeTask(service, person, { title: 'Lost answer' })).id}`],
  ] as const) {
    const client = service.as(contract)
    const { body } = await client.send<object>('GET', address, { token })
    const request = {
      token,
      body: { ...body, completed: true },
      headers: { 'idempotency-key': `put-${contract}` },
    }
    const answers = [await client.send('PUT', address, request), await client.send('PUT', address, request)]
    expect(answers[0]).toMatchObject({ status: 200, body: { completed: true } })
    expect(answers[1]?.text).toBe(answers[0]?.text)
    expect((await client.send('GET', address, { token })).body).toMatchObject({ completed: true })
  }
})
