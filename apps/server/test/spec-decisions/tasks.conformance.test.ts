import type { ContractName } from '@taskwire/contracts'
import { describe, expect, test } from 'vitest'
import { makePerson, makeTask, nativeTask, taskEndpoints, type TaskEndpoints } from '../harness/people.ts'
import { forFile } from '../harness/for-file.ts'
import { startService } from '../harness/start-service.ts'

// Where the documents are silent on tasks, contradict each other or lose data: the common behaviour of all contracts.

const service = forFile(await startService())
const person = await makePerson(service)
const { token } = person

const full = {
  title: 'Whole',
  description: 'Described',
  status: 'in_progress',
  priority: 'high',
  due_date: '2026-12-31',
} as const

describe('spec decision 1: shared paths return a superset', () => {
  test('a task at /api/tasks has the keys of both documents and of the log', async () => {
    expect(Object.keys(await makeTask(service, person, full)).toSorted()).toEqual(
      [
        ['id', 'number', 'user_id', 'title', 'description', 'status', 'completed', 'priority', 'due_date'],
        ['completed_at', 'created_at', 'updated_at', 'revision'],
        ['list_id', 'parent_id', 'label_ids', 'position', 'reminders', 'recurrence', 'next_id'],
      ]
        .flat()
        .toSorted(),
    )
  })

  test('a task at /tasks has the keys of both documents', async () => {
    const { number } = await makeTask(service, person, full)
    const answer = await service.as('session').send<object>('GET', `/tasks/${number}`, { token })
    expect(Object.keys(answer.body).toSorted()).toEqual(
      [
        ['id', 'title', 'description', 'is_completed', 'completed', 'status', 'user_id', 'due_date'],
        ['created_at', 'updated_at'],
      ]
        .flat()
        .toSorted(),
    )
  })
})

describe.each(taskEndpoints)(
  'spec decision 2: omitted means unchanged, null clears, on the PUT of $contract',
  (endpoint) => {
    const { contract, tasks, id } = endpoint

    /** What a PUT changed, as the native contract shows it. */
    async function changedBy(changes: object, start: object = full) {
      const before = await makeTask(service, person, start)
      const path = `${tasks(person)}/${before[id]}`
      const body = { title: before.title, ...changes }
      const { status } = await service.as(contract).send('PUT', path, { token, body })
      const after = await nativeTask(service, person, before)
      const { updated_at: _, revision: __, ...stays } = after
      const changed = Object.entries(stays).filter(
        ([key, value]) => JSON.stringify(before[key as keyof typeof before]) !== JSON.stringify(value),
      )
      return { status, changed: Object.fromEntries(changed) }
    }

    test('an omitted field stays unchanged', async () => {
      expect(await changedBy({})).toEqual({ status: 200, changed: {} })
      expect(await changedBy({ title: 'Other' })).toEqual({ status: 200, changed: { title: 'Other' } })
      expect(await changedBy({ description: 'Other' })).toEqual({
        status: 200,
        changed: { description: 'Other' },
      })
      const completed = { ...full, status: 'completed', completed_at: '2026-01-01T00:00:00.000Z' }
      expect(await changedBy({ title: 'Other' }, completed)).toEqual({
        status: 200,
        changed: { title: 'Other' },
      })
    })

    test('null clears', async () => {
      expect(await changedBy({ description: null })).toEqual({ status: 200, changed: { description: null } })
      expect(await changedBy({ due_date: null })).toEqual({ status: 200, changed: { due_date: null } })
    })

    test.each(contract === 'todo' ? ['title', 'is_completed', 'status'] : ['title', 'status'])(
      'null for %s is refused and changes nothing',
      async (key) => {
        expect(await changedBy({ [key]: null })).toEqual({ status: endpoint.refuses[1], changed: {} })
      },
    )

    test('one invalid field keeps all other fields unchanged', async () => {
      const wrong = { title: 'Other', description: 'Other', due_date: 'tomorrow' }
      expect(await changedBy(wrong)).toEqual({ status: endpoint.refuses[1], changed: {} })
    })
  },
)

describe('spec decision 3: one state of completion', () => {
  const at = '2026-01-01T00:00:00.000Z'

  const contradictions = [
    ['native', { status: 'pending', completed: true }],
    ['native', { status: 'completed', completed: false }],
    ['native', { completed: false, completed_at: at }],
    ['native', { completed: true, completed_at: null }],
    ['native', { completed: true, is_completed: false }],
    ['flat', { status: 'in_progress', completed_at: at }],
    ['scoped', { status: 'pending', completed_at: at }],
    ['scoped', { status: 'completed', completed_at: null }],
    ['scoped', { status: 'completed', is_completed: false }],
    ['todo', { status: 'on going', is_completed: true }],
    ['todo', { status: 'Done', is_completed: false }],
    ['todo', { completed: true, is_completed: false }],
    ['todo', { is_completed: false, completed_at: at }],
  ] as const

  test.each(contradictions)('%s refuses to create %j', async (contract, views) => {
    const endpoint = endpointsOf(contract)
    const body = { title: 'Torn', ...views }
    const made = await service.as(contract).send('POST', endpoint.tasks(person), { token, body })
    expect(made.status).toBe(endpoint.refuses[0])
  })

  test.each([
    ['native', { status: 'pending', completed: true }],
    ['flat', { status: 'pending', is_completed: true }],
    ['scoped', { status: 'pending', completed_at: at }],
    ['todo', { status: 'on going', is_completed: true }],
    ['todo', { status: 'pending', completed_at: at }],
  ] as const)(
    '%s refuses %j for a task in progress: two fields change to different states',
    async (contract, views) => {
      const endpoint = endpointsOf(contract)
      const client = service.as(contract)
      const body = { title: 'Torn', ...views }
      const before = await makeTask(service, person, full)
      const put = await client.send('PUT', `${endpoint.tasks(person)}/${before[endpoint.id]}`, {
        token,
        body,
      })
      expect(put.status).toBe(endpoint.refuses[1])
      expect(put.text).toContain('contradicts')
      expect(await nativeTask(service, person, before)).toEqual(before)
    },
  )

  test.each([
    ['PATCH', '/api/tasks/{id}/complete', { completed: true }],
    ['PUT', '/api/tasks/{id}', { completed: true }],
    ['PUT', '/api/tasks/{id}', { status: 'completed' }],
    ['PUT', '/api/tasks/{id}', { completed_at: at }],
    ['PUT', '/tasks/{number}', { title: 'Whole', is_completed: true }],
    ['PUT', '/tasks/{number}', { title: 'Whole', status: 'done' }],
    ['PUT', '/api/{user_id}/tasks/{id}', { status: 'completed' }],
    ['PUT', '/api/{user_id}/tasks/{id}', { completed_at: at }],
    ['PATCH', '/api/{user_id}/tasks/{id}/complete', { completed: true }],
  ])('%s %s %j completes every view, its opposite reopens every view', async (method, template, body) => {
    const task = await makeTask(service, person, full)
    const path = addressed(template, task)
    expect((await service.send(method, path, { token, body })).status).toBe(200)
    expect(await viewsOf(task)).toEqual({
      completed: [true, true],
      status: ['completed', 'completed'],
      completed_at: [expect.any(String), expect.any(String)],
    })
    expect((await service.send(method, path, { token, body: opposite(body) })).status).toBe(200)
    const status = 'status' in body ? 'in_progress' : 'pending'
    expect(await viewsOf(task)).toEqual({
      completed: [false, false],
      status: [status, status],
      completed_at: [null, null],
    })
  })

  test('completing again keeps the first moment of completion', async () => {
    const task = await makeTask(service, person, { ...full, status: 'completed', completed_at: at })
    const body = { completed: true }
    await service.send('PATCH', `/api/tasks/${task.id}/complete`, { token, body })
    expect(await nativeTask(service, person, task)).toMatchObject({ completed_at: at })
  })

  function endpointsOf(contract: ContractName): TaskEndpoints {
    const endpoint = taskEndpoints.find((one) => one.contract === contract)
    if (endpoint === undefined) throw new Error(contract)
    return endpoint
  }

  function addressed(template: string, task: { id: string; number: number }): string {
    return template
      .replace('{user_id}', person.user_id)
      .replace('{id}', task.id)
      .replace('{number}', String(task.number))
  }

  /** Each fact in the fields of the contracts that have one for it. */
  async function viewsOf(task: { id: string; number: number }) {
    const read = async (template: string) =>
      (await service.send<Record<string, unknown>>('GET', addressed(template, task), { token })).body
    const native = await read('/api/tasks/{id}')
    const todo = await read('/tasks/{number}')
    const scoped = await read('/api/{user_id}/tasks/{id}')
    return {
      completed: [native['completed'], todo['is_completed']],
      status: [native['status'], scoped['status']],
      completed_at: [native['completed_at'], scoped['completed_at']],
    }
  }

  function opposite(body: object): object {
    const opposites = Object.entries(body).map(([key, value]: [string, unknown]) => [
      key,
      key === 'title' ? value : value === true ? false : key === 'status' ? 'in_progress' : null,
    ])
    return Object.fromEntries(opposites) as object
  }
})
