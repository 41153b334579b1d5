import type { Task } from '@taskwire/domain'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { makePerson, makeTask, nativeTask, nativeTaskTitled, taskEndpoints } from '../harness/people.ts'
import { forFile } from '../harness/for-file.ts'
import { startService } from '../harness/start-service.ts'

// Status texts and due dates, written through one contract and read through the others.

const service = forFile(await startService())
const person = await makePerson(service)
const { token } = person
const session = service.as('session')

describe('spec decision 4: the status texts of the session contract', () => {
  async function make(status: string): Promise<Task> {
    const title = `Status ${status}`
    const made = await session.send('POST', '/tasks', { token, body: { title, status } })
    expect(made).toMatchObject({ status: 201, body: { status: status.trim() } })
    return nativeTaskTitled(service, person, title)
  }

  async function wordsOf({ number }: Task) {
    return (await session.send<{ status: string }>('GET', `/tasks/${number}`, { token })).body.status
  }

  test.each([
    ['on going', 'in_progress'],
    ['On Going', 'in_progress'],
    ['in progress', 'in_progress'],
    ['In-Progress', 'in_progress'],
    ['in_progress', 'in_progress'],
    ['done', 'completed'],
    ['DONE', 'completed'],
    ['completed', 'completed'],
    ['pending', 'pending'],
    ['waiting for Bob', 'pending'],
    ['진행 중', 'pending'],
  ])('%s comes back unchanged and is %s at other contracts', async (words, status) => {
    const task = await make(words)
    expect(task).toMatchObject({ status, completed: status === 'completed' })
    expect(await wordsOf(task)).toBe(words)
  })

  test.each([
    ['PUT', '/api/tasks/{id}', { status: 'pending' }, 'pending'],
    ['PATCH', '/api/tasks/{id}/complete', { completed: true }, 'completed'],
    ['PUT', '/api/{user_id}/tasks/{id}', { status: 'completed' }, 'completed'],
    ['PATCH', '/api/{user_id}/tasks/{id}/complete', { completed: true }, 'completed'],
    ['PUT', '/tasks/{number}', { title: 'T', is_completed: true }, 'completed'],
  ])('are dropped when %s %s changes the status', async (method, template, body, status) => {
    const task = await make(`on going`)
    const path = template
      .replace('{user_id}', person.user_id)
      .replace('{id}', task.id)
      .replace('{number}', String(task.number))
    expect((await service.send(method, path, { token, body })).status).toBe(200)
    expect(await wordsOf(task)).toBe(status)
    await service.send('DELETE', `/api/tasks/${task.id}`, { token })
  })

  test('stay when another contract changes something else', async () => {
    const task = await make('on going, slowly')
    const body = { description: 'More' }
    await service.send('PUT', `/api/tasks/${task.id}`, { token, body })
    await service.send('PUT', `/api/${person.user_id}/tasks/${task.id}`, { token, body: { priority: 'low' } })
    expect(await wordsOf(task)).toBe('on going, slowly')
  })

  test('can be replaced by known and unknown texts', async () => {
    const task = await make('on going again')
    const put = (status: string) => {
      const body = { title: task.title, status }
      return service.as('todo').send('PUT', `/tasks/${task.number}`, { token, body })
    }
    expect(await put('almost there')).toMatchObject({ body: { status: 'almost there', is_completed: false } })
    expect(await put('Finished')).toMatchObject({ body: { status: 'Finished', is_completed: true } })
    expect(await put('ongoing')).toMatchObject({ body: { status: 'ongoing', is_completed: false } })
    expect(await nativeTask(service, person, task)).toMatchObject({ status: 'in_progress' })
  })

  test.each(['', '   ', 'x'.repeat(101), 'a\0b'])('are refused when they are %j', async (status) => {
    const answer = await session.send('POST', '/tasks', { token, body: { title: 'T', status } })
    expect(answer.status).toBe(400)
  })
})

describe('spec decision 5: due dates', () => {
  afterEach(() => {
    vi.unstubAllEnvs()
  })

  test.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Berlin', 'UTC'])(
    'a date stays a date in every time zone: %s',
    async (zone) => {
      vi.stubEnv('TZ', zone)
      const body = { title: 'Task 1', description: 'Task description', due_date: '2023-11-23' }
      const made = await service.as('flat').send<Task>('POST', '/api/tasks', { token, body })
      expect(made.body.due_date).toBe('2023-11-23')
      for (const { contract, tasks, id, dueDate } of taskEndpoints) {
        const path = `${tasks(person)}/${made.body[id]}`
        const { due_date } = (await service.as(contract).send<Task>('GET', path, { token })).body
        expect(due_date).toBe(dueDate === 'instant' ? '2023-11-23T00:00:00Z' : '2023-11-23')
      }
    },
  )

  test.each(taskEndpoints)(
    'an instant stays an instant, and a date a date, sent to $contract',
    async (endpoint) => {
      for (const due_date of [
        '2026-12-31T23:59:59Z',
        '2026-12-31T23:59:59+02:00',
        '1970-01-01',
        '9999-12-31',
      ]) {
        const title = `${endpoint.contract} ${due_date}`
        const body = { title, due_date }
        const made = await service.as(endpoint.contract).send('POST', endpoint.tasks(person), { token, body })
        expect(made.status).toBe(201)
        expect((await nativeTaskTitled(service, person, title)).due_date).toBe(due_date)
      }
    },
  )

  test.each(taskEndpoints)(
    '$contract refuses an invalid day or moment',
    async ({ contract, tasks, id, refuses }) => {
      const task = await makeTask(service, person, { title: 'Due', due_date: '2026-12-31' })
      const client = service.as(contract)
      for (const due_date of noDueDates) {
        const body = { title: 'Due', due_date }
        const made = await client.send('POST', tasks(person), { token, body })
        expect([due_date, made.status]).toEqual([due_date, refuses[0]])
        const put = await client.send('PUT', `${tasks(person)}/${task[id]}`, { token, body })
        expect([due_date, put.status]).toEqual([due_date, refuses[1]])
      }
      expect(await nativeTask(service, person, task)).toEqual(task)
    },
  )
})

describe('spec decision 6: ids', () => {
  test('users and tasks have a uuid and an integer', async () => {
    const first = await makeTask(service, person, { title: 'First' })
    const second = await makeTask(service, person, { title: 'Second' })
    expect([first.number, second.number]).toEqual(Array(2).fill(expect.toSatisfy(Number.isSafeInteger)))
    expect(second.number).not.toBe(first.number)
    const me = await service.as('native').send<{ number: number }>('GET', '/api/auth/me', { token })
    const todo = await service.as('todo').send('GET', `/tasks/${first.number}`, { token })
    expect(todo.body).toMatchObject({ id: first.number, user_id: me.body.number })
  })

  test.each(taskEndpoints)(
    '$contract: an id that cannot be parsed returns 404',
    async ({ contract, tasks }) => {
      const client = service.as(contract)
      for (const text of noIds) {
        const path = `${tasks(person)}/${text}`
        const answers = [
          await client.send('GET', path, { token }),
          await client.send('PUT', path, { token, body: { title: 'T' } }),
          await client.send('DELETE', path, { token }),
        ]
        expect([text, ...answers.map(({ status }) => status)]).toEqual([text, 404, 404, 404])
      }
    },
  )

  test('a uuid is read in any letter case', async () => {
    const { id } = await makeTask(service, person, { title: 'Case' })
    const path = `/api/${person.user_id.toUpperCase()}/tasks/${id.toUpperCase()}`
    expect((await service.as('scoped').send('GET', path, { token })).status).toBe(200)
    expect((await service.as('native').send('GET', `/api/tasks/${id.toUpperCase()}`, { token })).status).toBe(
      200,
    )
  })
})

const noDueDates = [
  // not a day
  '2023-02-29',
  '2023-13-01',
  '2023-11-31',
  '0000-01-01',
  '1969-12-31',
  '10000-01-01',
  '-000001-01-01',
  // not a moment
  '2023-11-23T24:00:00Z',
  '2023-02-30T10:00:00Z',
  '1969-12-31T23:59:59Z',
  '9999-12-31T23:59:59-01:00',
  // an offset, but no seconds
  '2026-12-31T23:59Z',
  // no known form
  '23.11.2023',
  'tomorrow',
  ' ',
  20231123,
  true,
  {},
]

const noIds = [
  // no canonical integer, or not below 2^53
  '0',
  '-1',
  '+1',
  '1.0',
  '1e3',
  '0x1',
  '01',
  '%201',
  '1%20',
  '%D9%A1',
  '9007199254740993',
  '99999999999999999999',
  // not a uuid
  '{018f4e9a-7b2c-7def-8abc-0123456789ab}',
  '018f4e9a-7b2c-7def-8abc-0123456789abc',
  // neither
  'abc',
  'null',
  '%00',
  '%0A',
  '%F0%9F%98%80',
  "'%20or%201=1%20--",
  '%2e%2e',
  'a%2Fb',
  'a'.repeat(300),
  'a'.repeat(500),
]
