import type { Task } from '@taskwire/domain'
import { describe, expect, test } from 'vitest'
import { makePerson, makeTask, nativeTask, nativeTaskTitled, taskEndpoints } from '../harness/people.ts'
import { forFile } from '../harness/for-file.ts'
import { startService } from '../harness/start-service.ts'

// Words, dates and ids in the forms that front ends send, at every contract with the field.

const service = forFile(await startService())
const person = await makePerson(service)
const { token } = person
type Shown = Record<string, unknown>

let count = 0
function freshTitle(): string {
  count += 1
  return `Read ${count}`
}

describe.each(taskEndpoints)('$contract', ({ contract, tasks, id, refuses }) => {
  const client = service.as(contract)

  /** What POST and PUT store for a field, as the native contract shows it. */
  async function read(field: object, start: object = {}): Promise<[Task, Task]> {
    const title = freshTitle()
    const made = await client.send('POST', tasks(person), { token, body: { title, ...field } })
    expect(made.status, made.text).toBe(201)
    const before = await makeTask(service, person, { title: freshTitle(), ...start })
    const put = await client.send('PUT', `${tasks(person)}/${before[id]}`, { token, body: field })
    expect(put.status, put.text).toBe(200)
    return [await nativeTaskTitled(service, person, title), await nativeTask(service, person, before)]
  }

  async function expectRefused(field: object): Promise<void> {
    const before = await makeTask(service, person, { title: freshTitle() })
    const body = { title: freshTitle(), ...field }
    const made = await client.send('POST', tasks(person), { token, body })
    const put = await client.send('PUT', `${tasks(person)}/${before[id]}`, { token, body })
    expect([made.status, put.status]).toEqual(refuses)
    expect(await nativeTask(service, person, before)).toEqual(before)
  }

  test.each([
    ['', null],
    [null, null],
    ['2026-12-31', '2026-12-31'],
    ['2026-12-31T10:00:00', '2026-12-31T10:00:00Z'],
    ['2026-12-31T10:00', '2026-12-31T10:00:00Z'],
    ['2026-12-31T10:00:00.250', '2026-12-31T10:00:00.250Z'],
    ['2026-12-31T10:00:00+02:00', '2026-12-31T10:00:00+02:00'],
  ])('stores the due date %j as %j', async (given, due_date) => {
    for (const task of await read({ due_date: given }, { due_date: '2020-01-01' }))
      expect(task.due_date).toBe(due_date)
  })

  test.each([' ', '31.12.2026', '2026-02-30T10:00', '2026-12-31T25:00', '2026-12-31 10:00:00', 'null'])(
    'refuses the due date %j',
    async (due_date) => expectRefused({ due_date }),
  )

  test.each([
    ['2026-01-01T10:00:00', '2026-01-01T10:00:00.000Z'],
    ['2026-01-01T10:00:00.123456+00:00', '2026-01-01T10:00:00.123Z'],
  ])('stores the moment of completion %s as %s', async (given, completed_at) => {
    for (const task of await read({ completed_at: given }))
      expect(task).toMatchObject({ completed: true, completed_at })
  })

  test.each([
    { completed: true },
    { is_completed: true },
    { completed: true, is_completed: true, status: 'done' },
  ])('reads the flag under either name: %j', async (flags) => {
    for (const task of await read(flags)) expect(task).toMatchObject({ status: 'completed', completed: true })
  })

  test.each([
    ['Completed', 'completed'],
    ['DONE', 'completed'],
    ['complete', 'completed'],
    ['In Progress', 'in_progress'],
    ['in-progress', 'in_progress'],
    ['doing', 'in_progress'],
    ['Ongoing', 'in_progress'],
    ['PENDING', 'pending'],
    ['to-do', 'pending'],
    ['To Do', 'pending'],
    ['todo', 'pending'],
    ['open', 'pending'],
  ])('reads the status %s as %s', async (words, status) => {
    for (const task of await read({ status: words })) expect(task.status).toBe(status)
  })

  const hasPriority = contract !== 'todo'

  test.runIf(hasPriority).each([
    ['High', 'high'],
    ['LOW', 'low'],
    ['medium', 'medium'],
    [null, 'medium'],
    ['', 'medium'],
  ])('reads the priority %j as %s', async (given, priority) => {
    for (const task of await read({ priority: given }, { priority: 'high' }))
      expect(task.priority).toBe(priority)
  })

  test.runIf(hasPriority).each(['urgent', ' ', 'hi gh', 1, true, []])(
    'refuses the priority %j',
    async (priority) => {
      await expectRefused({ priority })
    },
  )

  test.runIf(hasPriority).each(['almost', '', ' ', 'completed!', null, 1, ['done']])(
    'refuses the status %j where the contract has an enum',
    async (status) => expectRefused({ status }),
  )

  test('ignores a numeric id on creation, and an id in the body on update', async () => {
    for (const number of [1, 0, -1, 1.5, 1_700_000_000_000]) {
      const made = await client.send<Shown>('POST', tasks(person), {
        token,
        body: { id: number, title: 'Numbered' },
      })
      expect(made.status, made.text).toBe(201)
      expect(made.body['id']).not.toBe(number)
    }
    const task = await makeTask(service, person, { title: freshTitle() })
    const put = await client.send<Shown>('PUT', `${tasks(person)}/${task[id]}`, {
      token,
      body: { id: 7, title: 'Same' },
    })
    expect(put).toMatchObject({ status: 200, body: { id: task[id], title: 'Same' } })
  })

  test('an absent title stays; an empty or null one is refused', async () => {
    const task = await makeTask(service, person, { title: 'Stays' })
    const address = `${tasks(person)}/${task[id]}`
    for (const method of ['PUT', 'PATCH']) {
      expect(
        (await client.send(method, address, { token, body: { description: method } })).body,
      ).toMatchObject({
        title: 'Stays',
        description: method,
      })
      for (const title of ['', ' ', null])
        expect((await client.send(method, address, { token, body: { title } })).status).toBe(refuses[1])
    }
  })

  test('every response with a task has the flag beside the fields of its contract', async () => {
    const made = await client.send<Shown>('POST', tasks(person), {
      token,
      body: { title: 'Shown', status: 'done' },
    })
    const address = `${tasks(person)}/${String(made.body['id'])}`
    const own = contract === 'todo' ? { is_completed: true, status: 'done' } : { status: 'completed' }
    for (const { body } of [
      made,
      await client.send('GET', address, { token }),
      await client.send('PUT', address, { token, body: { description: 'x' } }),
      await client.send('PATCH', address, { token, body: {} }),
    ])
      expect(body).toMatchObject({ completed: true, ...own })
    const { body } = await client.send<Shown[] | { tasks: Shown[] }>('GET', tasks(person), { token })
    expect(('tasks' in body ? body.tasks : body)[0]).toMatchObject({ completed: true, ...own })
  })
})

test('the session contract makes and shows tasks with the flag too', async () => {
  const session = service.as('session')
  const made = await session.send<Shown>('POST', '/tasks', {
    token,
    body: { id: 1, title: 'Shown', status: 'Done' },
  })
  expect(made).toMatchObject({ status: 201, body: { status: 'Done', completed: true, is_completed: true } })
  const read = await session.send('GET', `/tasks/${String(made.body['id'])}`, { token })
  expect(read.text).toBe(made.text)
})
