import type { Task } from '@taskwire/domain'
import type { ContractName } from '@taskwire/contracts'
import { describe, expect, test } from 'vitest'
import { contractsWithAccounts, signIn, signUp } from './harness/account-endpoints.ts'
import {
  makePerson,
  makeTask,
  nativeTask,
  nativeTaskTitled,
  taskEndpoints,
  type Person,
} from './harness/people.ts'
import { forFile } from './harness/for-file.ts'
import { startService } from './harness/start-service.ts'

// One domain behind five contracts: an object made through one contract is the same object in all of them.

const service = forFile(await startService())
const person = await makePerson(service)
const { token } = person
const contracts = contractsWithAccounts
const pairs = contracts.flatMap((made) => contracts.map((used) => [made, used] as const))

describe('an account', () => {
  test.each(pairs)('created at %s signs in at %s', async (made, used) => {
    const credentials = { email: `${made}-${used}@example.com`, password: 'a rare enough password' }
    expect([200, 201]).toContain(await signUp(service, made, credentials))
    const answer = await service
      .as('native')
      .send('GET', '/api/auth/me', { token: await signIn(service, used, credentials) })
    expect(answer).toMatchObject({ status: 200, body: { email: credentials.email } })
  })

  test.each(contracts)(
    'with the short password that only the session contract allows signs in at %s',
    async (used) => {
      const credentials = { email: `dhaya@${used}`, password: '12345' }
      expect(await signUp(service, 'session', credentials)).toBe(201)
      expect(await signIn(service, used, credentials)).not.toBe('')
    },
  )

  test.each(pairs)('created at %s is a duplicate at %s', async (made, used) => {
    const credentials = { email: `${made}.${used}@example.com`, password: 'a rare enough password' }
    await signUp(service, made, credentials)
    expect(await signUp(service, used, credentials)).toBe(used === 'scoped' ? 400 : 409)
  })

  test.each(pairs)('with a token of %s lists its tasks at %s', async (made, used) => {
    const credentials = { email: `${made}_${used}@example.com`, password: 'a rare enough password' }
    await signUp(service, made, credentials)
    const owner = { ...person, token: await signIn(service, made, credentials) }
    const me = await service.as('native').send<{ id: string }>('GET', '/api/auth/me', owner)
    const path = collectionOf(used, { ...owner, user_id: me.body.id })
    const body = { title: 'T' }
    expect((await service.as(used).send('POST', path, { token: owner.token, body })).status).toBe(201)
  })
})

function collectionOf(contract: ContractName, owner: Person): string {
  return taskEndpoints.find((endpoint) => endpoint.contract === contract)?.tasks(owner) ?? '/tasks'
}

/** The same task in the fields of each contract: completed, and due on a day. */
const done = {
  native: { completed: true, due_date: '2026-12-31' },
  flat: { status: 'completed', due_date: '2026-12-31' },
  todo: { is_completed: true, due_date: '2026-12-31' },
  scoped: { status: 'completed', due_date: '2026-12-31' },
  session: { status: 'done', due_date: '2026-12-31' },
} as const
/** In progress, and due at a moment. */
const begun = {
  native: { status: 'in_progress', due_date: '2026-12-31T23:59:59Z' },
  flat: { status: 'in_progress', due_date: '2026-12-31T23:59:59Z' },
  todo: { status: 'in progress', due_date: '2026-12-31T23:59:59Z' },
  scoped: { status: 'in_progress', due_date: '2026-12-31T23:59:59Z' },
  session: { status: 'on going', due_date: '2026-12-31T23:59:59Z' },
} as const

/** Returns what the contract `read` shows of a task that the contract `made` created. */
function viewOf(made: ContractName, read: ContractName, state: 'done' | 'begun') {
  const isDone = state === 'done'
  const said = { done, begun }[state][made]
  const status = isDone ? 'completed' : 'in_progress'
  const asInstant = isDone ? '2026-12-31T00:00:00Z' : said.due_date
  switch (read) {
    case 'native':
    case 'flat':
      return { status, completed: isDone, due_date: said.due_date }
    case 'scoped':
      return { status, due_date: asInstant }
    case 'todo':
    case 'session': {
      const speaksInWords = made === 'todo' || made === 'session'
      return {
        status: speaksInWords && 'status' in said ? said.status : status,
        is_completed: isDone,
        due_date: asInstant,
      }
    }
  }
}

describe.each(['done', 'begun'] as const)('a task that is %s', (state) => {
  test.each(pairs)('created at %s is the same task at %s', async (made, read) => {
    const text = { title: `${state}, from ${made} to ${read}`, description: 'One and the same' }
    const body = { ...text, ...{ done, begun }[state][made] }
    const created = await service.as(made).send('POST', collectionOf(made, person), { token, body })
    expect(created.status).toBe(201)
    expect(created.body).toMatchObject({ ...text, ...viewOf(made, made, state) })
    const shown = await readAt(read, await nativeTaskTitled(service, person, text.title))
    expect(shown).toMatchObject({ status: 200, body: { ...text, ...viewOf(made, read, state) } })
    const { created_at, updated_at } = created.body as Task
    expect(shown.body).toMatchObject({ created_at, updated_at })
  })
})

function readAt(contract: ContractName, task: Task, owner: Person = person) {
  const id = contract === 'todo' || contract === 'session' ? task.number : task.id
  return service.as(contract).send('GET', `${collectionOf(contract, owner)}/${id}`, { token: owner.token })
}

describe.each(taskEndpoints)('through $contract', ({ contract, tasks, id }) => {
  test('a task created through any contract is listed, changed and deleted for all contracts', async () => {
    const owner = await makePerson(service)
    for (const made of contracts) {
      const body = { title: made }
      await service.as(made).send('POST', collectionOf(made, owner), { token: owner.token, body })
    }
    const list = await service.as(contract).send<Task[] | { tasks: Task[] }>('GET', tasks(owner), owner)
    const listed = 'tasks' in list.body ? list.body.tasks : list.body
    expect(listed.map(({ title }) => title)).toEqual(contracts.toReversed())
    for (const made of contracts) {
      const task = await nativeTaskTitled(service, owner, made)
      const path = `${tasks(owner)}/${task[id]}`
      const body = { title: `${made} changed`, description: 'Changed' }
      expect((await service.as(contract).send('PUT', path, { token: owner.token, body })).status).toBe(200)
      for (const read of contracts) expect(await readAt(read, task, owner)).toMatchObject({ body })
      expect((await service.as(contract).send('DELETE', path, owner)).status).toBe(204)
      for (const read of contracts) expect((await readAt(read, task, owner)).status).toBe(404)
    }
  })
})

const completions = {
  native: { completed: true },
  flat: { status: 'completed' },
  todo: { is_completed: true },
  scoped: { status: 'completed' },
  session: { status: 'done' },
} as const

describe('a repeating task', () => {
  test.each(contracts)('completed at %s makes the next one, which every contract lists', async (contract) => {
    const owner = await makePerson(service)
    const recurrence = { rule: 'FREQ=WEEKLY' }
    const body = { title: 'water the plants', due_date: '2090-01-02', recurrence }
    const task = await makeTask(service, owner, body)
    const id = contract === 'todo' || contract === 'session' ? task.number : task.id
    const path = `${collectionOf(contract, owner)}/${id}`
    const completion = completions[contract]
    for (let times = 0; times < 2; times += 1) {
      const answer = await service.as(contract).send('PUT', path, { token: owner.token, body: completion })
      expect(answer.status, answer.text).toBe(200)
    }
    const { body: tasks } = await service.as('native').send<Task[]>('GET', '/api/tasks', owner)
    const next = tasks.find((other) => other.id !== task.id)
    expect(tasks).toHaveLength(2)
    expect(next).toMatchObject({ title: task.title, completed: false, due_date: '2090-01-09' })
    expect(tasks.find((other) => other.id === task.id)).toMatchObject({ completed: true, next_id: next?.id })
    for (const read of contracts)
      expect(await readAt(read, next!, owner)).toMatchObject({ status: 200, body: { title: task.title } })
  })

  test.each(contracts)('whose due date %s clears repeats no longer', async (contract) => {
    const owner = await makePerson(service)
    const task = await makeTask(service, owner, {
      title: 'a',
      due_date: '2090-01-02',
      recurrence: { rule: 'FREQ=DAILY' },
    })
    const id = contract === 'todo' || contract === 'session' ? task.number : task.id
    const answer = await service
      .as(contract)
      .send('PUT', `${collectionOf(contract, owner)}/${id}`, { token: owner.token, body: { due_date: null } })
    expect(answer.status, answer.text).toBe(200)
    expect(await nativeTask(service, owner, task)).toMatchObject({ due_date: null, recurrence: null })
  })
})
