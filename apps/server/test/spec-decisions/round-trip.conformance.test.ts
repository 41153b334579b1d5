import type { Task } from '@taskwire/domain'
import { describe, expect, test } from 'vitest'
import { makePerson, makeTask, nativeTask, taskEndpoints } from '../harness/people.ts'
import { forFile } from '../harness/for-file.ts'
import { startService } from '../harness/start-service.ts'

// Front ends toggle by sending the whole task back with one field changed. The other fields for completion repeat the
// current state, and the keys that a contract added to its document are ignored.

const service = forFile(await startService())
const person = await makePerson(service)
const { token } = person
const at = '2026-01-01T00:00:00.000Z'

type Shown = Record<string, unknown>

const open = { title: 'Round', description: 'Described', priority: 'high', due_date: '2026-12-31' }
const begun = { ...open, status: 'in_progress' }
const done = { ...open, status: 'completed', completed_at: at }

/** Each contract's names for the flag, beside the other fields of its responses. */
const flags = taskEndpoints.flatMap((endpoint) =>
  (['completed', 'is_completed'] as const).map((flag) => [endpoint.contract, flag, endpoint] as const),
)

describe.each(flags)('%s: a whole task sent back with %s flipped', (contract, flag, { tasks, id }) => {
  const client = service.as(contract)

  async function sendBack(start: object, change: object, method = 'PUT') {
    const before = await makeTask(service, person, start)
    const address = `${tasks(person)}/${before[id]}`
    const shown = (await client.send<Shown>('GET', address, { token })).body
    const answer = await client.send<Shown>(method, address, { token, body: { ...shown, ...change } })
    return { before, shown, answer, after: await nativeTask(service, person, before) }
  }

  test.each([
    ['pending', open],
    ['in progress', begun],
  ])('completes a task that is %s, and changes nothing else', async (_, start) => {
    const { before, answer, after } = await sendBack(start, { [flag]: true })
    expect(answer.status, answer.text).toBe(200)
    expect(answer.body).toMatchObject({ completed: true })
    const { updated_at, revision } = after
    const completed = { status: 'completed', completed: true, completed_at: updated_at }
    expect(after).toEqual({ ...before, ...completed, updated_at, revision })
  })

  test('reopens a completed task, and changes nothing else', async () => {
    const { before, answer, after } = await sendBack(done, { [flag]: false })
    expect(answer.status, answer.text).toBe(200)
    expect(answer.body).toMatchObject({ completed: false })
    const { updated_at, revision } = after
    const reopened = { status: 'pending', completed: false, completed_at: null }
    expect(after).toEqual({ ...before, ...reopened, updated_at, revision })
  })

  test('PATCH does the same', async () => {
    expect((await sendBack(open, { [flag]: true }, 'PATCH')).after).toMatchObject({ completed: true })
  })
})

describe.each(taskEndpoints)('$contract: a whole task sent back', ({ contract, tasks, id, dueDate }) => {
  const client = service.as(contract)
  const statuses = contract === 'todo' ? ['done', 'on going'] : ['completed', 'in_progress']

  async function put(start: object, changeOf: (shown: Shown) => object) {
    const before = await makeTask(service, person, start)
    const address = `${tasks(person)}/${before[id]}`
    const shown = (await client.send<Shown>('GET', address, { token })).body
    const body = { ...shown, ...changeOf(shown) }
    const answer = await client.send<Shown>('PUT', address, { token, body })
    return { before, answer, after: await nativeTask(service, person, before) }
  }

  test.each([open, begun, done])('unchanged changes nothing: %j', async (start) => {
    const { before, answer, after } = await put(start, () => ({}))
    expect(answer.status, answer.text).toBe(200)
    expect(after).toEqual({ ...before, updated_at: after.updated_at, revision: before.revision + 1 })
  })

  test('with the status changed', async () => {
    const [finished = '', working = ''] = statuses
    const completed = await put(open, () => ({ status: finished }))
    expect(completed.after).toMatchObject({ status: 'completed', completed: true })
    const reopened = await put(done, () => ({ status: working }))
    expect(reopened.after).toMatchObject({ status: 'in_progress', completed: false, completed_at: null })
  })

  test('with the moment of completion set, moved and cleared', async () => {
    const moved = '2026-02-01T12:00:00.000Z'
    expect((await put(begun, () => ({ completed_at: moved }))).after).toMatchObject({
      status: 'completed',
      completed_at: moved,
    })
    expect((await put(done, () => ({ completed_at: moved }))).after).toMatchObject({
      status: 'completed',
      completed_at: moved,
    })
    expect((await put(done, () => ({ completed_at: null }))).after).toMatchObject({
      status: 'pending',
      completed_at: null,
    })
  })

  test.each([
    '2026-01-01T00:00:00Z',
    '2026-01-01T01:00:00+01:00',
    '2025-12-31T19:00:00.000000-05:00',
    '2026-01-01T00:00:00',
  ])('with the moment of completion in another notation: %s', async (completed_at) => {
    const kept = await put(done, () => ({ completed_at }))
    expect(kept.after).toMatchObject({ status: 'completed', completed_at: at })
    const flipped = await put(done, () => ({ completed_at, completed: false }))
    expect(flipped.answer.status, flipped.answer.text).toBe(200)
    expect(flipped.after).toMatchObject({ status: 'pending', completed_at: null })
  })

  test('with every completion field, one of them flipped', async () => {
    const views = { status: 'pending', completed: false, is_completed: false, completed_at: null }
    for (const flag of ['completed', 'is_completed'])
      expect((await put(open, () => ({ ...views, [flag]: true }))).after).toMatchObject({ completed: true })
    const all = { status: 'completed', completed: true, is_completed: true, completed_at: at }
    for (const flag of ['completed', 'is_completed'])
      expect((await put(done, () => ({ ...all, [flag]: false }))).after).toMatchObject({ completed: false })
    const everyView = { status: 'completed', completed: true, is_completed: true }
    expect((await put(open, () => everyView)).after).toMatchObject({ completed: true })
  })

  test('with a due date that is a day keeps the day, also when its first moment comes back in any notation', async () => {
    for (const change of [{}, { title: 'Other' }])
      expect((await put(open, () => change)).after.due_date).toBe('2026-12-31')
    if (dueDate === 'date') return
    expect((await put(open, () => ({ due_date: '2026-12-31T00:00:00.000Z' }))).after.due_date).toBe(
      '2026-12-31',
    )
    const moment = '2026-12-31T10:00:00Z'
    expect((await put(open, () => ({ due_date: moment }))).after.due_date).toBe(moment)
    expect((await put({ ...open, due_date: moment }, () => ({ title: 'Other' }))).after.due_date).toBe(moment)
  })

  test('with keys of every contract, forged or not, writes none of them', async () => {
    const forged = {
      id: 1,
      number: 1,
      revision: 0,
      user_id: 'somebody',
      created_at: '1999-01-01T00:00:00Z',
      updated_at: null,
      status_label: 'forged',
      keeps_day: false,
      deleted_at: at,
    }
    const { before, answer, after } = await put(open, () => forged)
    expect(answer.status, answer.text).toBe(200)
    expect(after).toEqual({ ...before, updated_at: after.updated_at, revision: before.revision + 1 })
  })

  test('twice from the same state, as two devices do: the second does not undo the first', async () => {
    for (const [start, completed] of [
      [open, true],
      [done, false],
    ] as const) {
      const task = await makeTask(service, person, start)
      const address = `${tasks(person)}/${task[id]}`
      const { body: shown } = await client.send<Shown>('GET', address, { token })
      service.deps.advance(1_000)
      const put = () => client.send<Shown>('PUT', address, { token, body: { ...shown, completed } })
      expect((await put()).status).toBe(200)
      expect((await put()).status).toBe(412)
      expect(await nativeTask(service, person, task)).toMatchObject({ completed })
    }
  })

  test('after another change applies only its own change', async () => {
    const task = await makeTask(service, person, open)
    const address = `${tasks(person)}/${task[id]}`
    const { body: shown } = await client.send<Shown>('GET', address, { token })
    service.deps.advance(1_000)
    await client.send('PUT', address, { token, body: { title: 'Other' } })
    const answer = await client.send<Shown>('PUT', address, { token, body: { ...shown, completed: true } })
    expect(answer).toMatchObject({ status: 200, body: { completed: true } })
  })
})

describe('free status texts', () => {
  const todo = service.as('todo')

  async function make(body: object): Promise<Shown> {
    const answer = await todo.send<Shown>('POST', '/tasks', { token, body: { title: 'Words', ...body } })
    expect(answer.status, answer.text).toBe(201)
    return answer.body
  }
  async function put(task: Shown, body: object): Promise<Shown> {
    const answer = await todo.send<Shown>('PUT', `/tasks/${String(task['id'])}`, { token, body })
    expect(answer.status, answer.text).toBe(200)
    return answer.body
  }

  test('sent back with the flag flipped do not keep the task in its old state', async () => {
    const task = await make({ status: 'on going' })
    const completed = await put(task, { ...task, is_completed: true })
    expect(completed).toMatchObject({ status: 'completed', is_completed: true, completed: true })
    const finished = await make({ status: 'Finished' })
    expect(await put(finished, { ...finished, is_completed: false })).toMatchObject({
      status: 'pending',
      is_completed: false,
    })
  })

  test('that say nothing of completion are kept beside the flag', async () => {
    const task = await make({ status: 'waiting for Bob' })
    const completed = await put(task, { ...task, is_completed: true })
    expect(completed).toMatchObject({ status: 'waiting for Bob', is_completed: true })
    expect(await put(task, { ...completed, is_completed: false })).toMatchObject({
      status: 'waiting for Bob',
      is_completed: false,
    })
  })

  test('unchanged stay, and another text for the same status replaces them', async () => {
    const task = await make({ status: 'on going' })
    expect(await put(task, task)).toMatchObject({ status: 'on going' })
    expect(await put(task, { ...task, status: 'doing' })).toMatchObject({ status: 'doing' })
    expect(await put(task, { title: 'Other' })).toMatchObject({ status: 'doing' })
  })
})

test.each(taskEndpoints)(
  '$contract: a change is validated against the row at the time of the write',
  async ({ contract, tasks, id }) => {
    // Completing and reopening race; each flip names only its own field, so that the last write wins as a whole.
    const task = await makeTask(service, person, begun)
    const address = `${tasks(person)}/${task[id]}`
    const put = (body: object) => service.as(contract).send<Shown>('PUT', address, { token, body })
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        put(
          index % 2 === 0
            ? { completed: true, is_completed: true }
            : { completed: false, is_completed: false },
        ),
      ),
    )
    for (const { status, text } of answers) expect(status, text).toBe(200)
    const after: Task = await nativeTask(service, person, task)
    expect([after.status === 'completed', after.completed_at !== null]).toEqual([
      after.completed,
      after.completed,
    ])
    expect(after.revision).toBe(task.revision + 20)
  },
)
