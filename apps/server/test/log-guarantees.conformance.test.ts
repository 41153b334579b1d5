import { contracts, type ContractName } from '@taskwire/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makePerson, makeTask, taskEndpoints, type Person } from './harness/people.ts'
import { startService, type Service } from './harness/start-service.ts'

// Provokes every response that the ordered log added to the documents once at each operation. The tests of
// conditions, keys, batches and changes cover what each response means.

let service: Service
let person: Person

beforeAll(async () => {
  service = await startService()
  person = await makePerson(service)
})
afterAll(() => service[Symbol.asyncDispose]())

const endpoints = taskEndpoints.map((endpoint) => [endpoint.contract, endpoint] as const)
/** The operations that change one task, and the bodies that they get. */
const changes: Record<string, readonly (readonly [method: string, path: string, body?: object])[]> = {
  native: [
    ['PUT', '', {}],
    ['PATCH', '', {}],
    ['PATCH', '/complete', { completed: true }],
    ['DELETE', ''],
  ],
  flat: [
    ['PUT', '', {}],
    ['PATCH', '', {}],
    ['DELETE', ''],
  ],
  todo: [
    ['PUT', '', { title: 'b' }],
    ['PATCH', '', { title: 'b' }],
    ['DELETE', ''],
  ],
  scoped: [
    ['PUT', '', {}],
    ['PATCH', '', {}],
    ['PATCH', '/complete', { completed: true }],
    ['DELETE', ''],
  ],
}

function status(
  contract: ContractName,
  method: string,
  target: string,
  request: { body?: unknown; headers?: Record<string, string>; token?: string | undefined } = {},
): Promise<number> {
  const { token } = person
  return service
    .as(contract)
    .send(method, target, { token, ...request })
    .then((answer) => answer.status)
}

test.each(endpoints)(
  '%s: returns 304 for a current version, 412 for an outdated one',
  async (contract, endpoint) => {
    const list = endpoint.tasks(person)
    const task = await makeTask(service, person, { title: 'a' })
    const one = `${list}/${task[endpoint.id]}`
    const held = { headers: { 'if-none-match': '*' } }
    expect([await status(contract, 'GET', list, held), await status(contract, 'GET', one, held)]).toEqual([
      304, 304,
    ])
    const stale = { 'if-match': `"${task.revision + 1}"` }
    for (const [method, path, body] of changes[contract] ?? [])
      expect([method, path, await status(contract, method, one + path, { body, headers: stale })]).toEqual([
        method,
        path,
        412,
      ])
  },
)

test.each([...endpoints, ['session', { tasks: () => '/tasks' }] as const])(
  '%s: returns 422 for a key of another request',
  async (contract, { tasks }) => {
    const headers = { 'idempotency-key': `of ${contract}`.replace(' ', '-') }
    const post = (title: string) => status(contract, 'POST', tasks(person), { body: { title }, headers })
    expect(await post('a')).toBeLessThan(300)
    expect(await post('b')).toBe(422)
  },
)

test('session: returns 304 for a current task', async () => {
  const { number } = await makeTask(service, person, { title: 'a' })
  expect(await status('session', 'GET', `/tasks/${number}`, { headers: { 'if-none-match': '*' } })).toBe(304)
})

test.each(['native', 'flat'] as const)(
  '%s: PATCH, the alias of PUT, and the errors of DELETE',
  async (contract) => {
    const { id } = await makeTask(service, person, { title: 'a' })
    const address = `/api/tasks/${id}`
    const patch = (body: unknown, more = {}) => status(contract, 'PATCH', address, { body, ...more })
    expect(await patch({ title: 'b' })).toBe(200)
    expect(await patch('{')).toBe(400)
    expect(await patch({ title: 'b' }, { token: undefined })).toBe(401)
    expect(await patch({ title: '' })).toBe(422)
    expect(await status(contract, 'DELETE', `${address}?expected_revision=nonsense`)).toBe(422)
    expect(await status(contract, 'DELETE', address)).toBe(204)
    expect(await patch({ title: 'c' })).toBe(404)
  },
)

test('native: move, skip, restore, batch and changes', async () => {
  const { id } = await makeTask(service, person, { title: 'a' })
  const stale = { 'if-match': '"other.1"' }
  expect(await status('native', 'POST', `/api/tasks/${id}/move`, { body: {}, headers: stale })).toBe(412)
  expect(await status('native', 'POST', `/api/tasks/${id}/skip`, { body: {}, headers: stale })).toBe(412)
  const key = { 'idempotency-key': 'of-restore' }
  const restore = `/api/tasks/${id}/restore`
  expect(await status('native', 'DELETE', `/api/tasks/${id}`)).toBe(204)
  expect(await status('native', 'POST', restore, { body: {}, headers: key })).toBe(200)
  const other = await makeTask(service, person, { title: 'b' })
  expect(await status('native', 'POST', `/api/tasks/${other.id}/restore`, { body: {}, headers: key })).toBe(
    422,
  )
  expect(await status('native', 'POST', restore, { body: '{' })).toBe(400)
  expect(await status('native', 'POST', restore, { token: undefined, body: {} })).toBe(401)
  expect(await status('native', 'POST', '/api/tasks/nothing/restore', { body: {} })).toBe(404)

  const batch = (body: unknown, token: string | undefined = person.token) =>
    status('native', 'POST', '/api/tasks/batch', { body, token })
  expect(await batch({ commands: [{ op: 'delete', id }] })).toBe(200)
  expect(await batch({ epoch: 'lost', commands: [{ op: 'delete', id }] })).toBe(412)
  expect(await batch('{')).toBe(400)
  expect(await batch({ commands: [{ op: 'grow', id }] })).toBe(422)
  expect(await status('native', 'POST', '/api/tasks/batch', { body: {}, token: undefined })).toBe(401)

  expect(await status('native', 'GET', '/api/tasks/changes')).toBe(200)
  expect(await status('native', 'GET', '/api/tasks/changes?limit=0')).toBe(422)
  expect(await status('native', 'GET', '/api/tasks/changes', { token: undefined })).toBe(401)
})

test('native: conditions of lists and labels, restore of lists, batch and changes of all kinds', async () => {
  const create = async (path: string, body: object) => {
    const made = await service.as('native').send<{ id: string }>('POST', path, { token: person.token, body })
    expect(made.status).toBe(201)
    return made.body.id
  }
  const held = { headers: { 'if-none-match': '*' } }
  const stale = { headers: { 'if-match': '"other.1"' } }
  for (const [path, body] of [
    ['/api/lists', { title: 'a' }],
    ['/api/labels', { name: 'a' }],
  ] as const) {
    const one = `${path}/${await create(path, body)}`
    for (const address of [path, one]) expect(await status('native', 'GET', address, held)).toBe(304)
    for (const method of ['PUT', 'PATCH'])
      expect(await status('native', method, one, { body, ...stale })).toBe(412)
    expect(await status('native', 'DELETE', one, stale)).toBe(412)
  }

  const restore = `/api/lists/${await create('/api/lists', { title: 'b' })}/restore`
  const key = { 'idempotency-key': 'of-list' }
  expect(await status('native', 'POST', restore, { body: {}, headers: key })).toBe(200)
  const other = `/api/lists/${await create('/api/lists', { title: 'c' })}/restore`
  await status('native', 'POST', '/api/lists', { body: { title: 'd' }, headers: key })
  await status('native', 'DELETE', other.replace('/restore', ''))
  expect(await status('native', 'POST', other, { body: {}, headers: key })).toBe(422)
  expect(await status('native', 'POST', restore, { body: '{' })).toBe(400)
  expect(await status('native', 'POST', restore, { token: undefined, body: {} })).toBe(401)
  expect(await status('native', 'POST', '/api/lists/nothing/restore', { body: {} })).toBe(404)

  const batch = (body: unknown, more = {}) => status('native', 'POST', '/api/batch', { body, ...more })
  const commands = [{ kind: 'label', op: 'create', name: 'b' }]
  expect(await batch({ commands })).toBe(200)
  expect(await batch({ commands, epoch: 'lost' })).toBe(412)
  expect(await batch('{')).toBe(400)
  expect(await batch({ commands: [{ kind: 'label', op: 'restore' }] })).toBe(422)
  expect(await batch({}, { token: undefined })).toBe(401)

  expect(await status('native', 'GET', '/api/changes')).toBe(200)
  expect(await status('native', 'GET', '/api/changes?kinds=note')).toBe(422)
  expect(await status('native', 'GET', '/api/changes', { token: undefined })).toBe(401)
})

test.each(contracts.map(({ name }) => name))(
  '%s: the tests above cover every documented response',
  (contract) => {
    expect(service.as(contract).unseenLogResponses()).toEqual([])
  },
)
