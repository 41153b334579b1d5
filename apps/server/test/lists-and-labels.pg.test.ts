import type { Label, List } from '@taskwire/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makePerson, makeTask, makeToken, type Person } from './harness/people.ts'
import { startService, type Service } from './harness/start-service.ts'

let service: Service
let person: Person

beforeAll(async () => {
  service = await startService()
  person = await makePerson(service)
})
afterAll(() => service[Symbol.asyncDispose]())

function ask<Body = Record<string, unknown>>(
  method: string,
  path: string,
  body?: object,
  headers: Record<string, string> = {},
  { token }: { token: string } = person,
) {
  return service.as('native').send<Body>(method, path, { token, body, headers })
}

test('a list over REST: statuses, entity tags and conditions as for tasks', async () => {
  const made = await ask<List>('POST', '/api/lists', { title: 'Household', color: 'green' })
  expect(made.status).toBe(201)
  const { id, revision } = made.body
  const path = `/api/lists/${id}`
  const etag = made.headers['etag'] ?? ''
  expect(etag).toBe(`"test.${revision}"`)
  expect((await ask('GET', path, undefined, { 'if-none-match': etag })).status).toBe(304)
  const changed = await ask<List>('PATCH', path, { color: '' }, { 'if-match': etag })
  expect(changed).toMatchObject({ status: 200, body: { title: 'Household', color: null } })
  expect(await ask('PUT', path, { title: 'Lost' }, { 'if-match': etag })).toMatchObject({
    status: 412,
    body: { code: 'REVISION_CONFLICT', message: 'The list was changed meanwhile' },
    headers: { etag: changed.headers['etag'] },
  })
  // A whole list that is sent back with one field changed.
  expect(await ask('PUT', path, { ...changed.body, title: 'House' })).toMatchObject({
    status: 200,
    body: { title: 'House' },
  })
  const all = await ask<List[]>('GET', '/api/lists')
  expect(all.body.map(({ title }) => title)).toEqual(['House'])
  expect(
    (await ask('GET', '/api/lists', undefined, { 'if-none-match': all.headers['etag'] ?? '' })).status,
  ).toBe(304)
  expect((await ask<List[]>('GET', '/api/lists?archived=true')).body).toEqual([])
  expect((await ask<List[]>('GET', '/api/lists?archived=false')).body).toHaveLength(1)
  const deleted = await ask('DELETE', path)
  expect([deleted.status, deleted.text]).toEqual([204, ''])
  expect((await ask('GET', path)).status).toBe(404)
  expect(await ask('POST', `${path}/restore`)).toMatchObject({ status: 200, body: { id, title: 'House' } })
})

test('labels over REST, with a conflict of names', async () => {
  const made = await ask<Label>('POST', '/api/labels', { name: 'Urgent' })
  expect(made.status).toBe(201)
  expect(await ask('POST', '/api/labels', { name: 'URGENT' })).toMatchObject({
    status: 409,
    body: { code: 'LABEL_NAME_TAKEN' },
  })
  const key = { 'idempotency-key': 'once' }
  const once = await ask<Label>('POST', '/api/labels', { name: 'later' }, key)
  expect((await ask<Label>('POST', '/api/labels', { name: 'later' }, key)).body).toEqual(once.body)
  expect((await ask('POST', '/api/labels', { name: 'a'.repeat(61) })).status).toBe(422)
  expect((await ask('DELETE', `/api/labels/${made.body.id}`)).status).toBe(204)
})

test('the log over REST: kinds separated by commas or repeated', async () => {
  const reader = await makePerson(service)
  const get = (query: string) =>
    ask<{ changes: { kind: string }[]; cursor: string }>('GET', `/api/changes${query}`, undefined, {}, reader)
  await ask('POST', '/api/lists', { title: 'a' }, {}, reader)
  await ask('POST', '/api/labels', { name: 'a' }, {}, reader)
  await makeTask(service, reader, { title: 'a' })
  const kinds = async (query: string) => (await get(query)).body.changes.map(({ kind }) => kind)
  expect(await kinds('')).toEqual(['list', 'label', 'task'])
  expect(await kinds('?kinds=task,list')).toEqual(['list', 'task'])
  expect(await kinds('?kinds=label&kinds=task')).toEqual(['label', 'task'])
  expect(await kinds('?kinds=label')).toEqual(['label'])
  expect((await get('?kinds=note')).status).toBe(422)
  const { cursor } = (await get('')).body
  const waiting = get(`?cursor=${cursor}&wait=20&kinds=list`)
  await makeTask(service, reader, { title: 'b' })
  await ask('POST', '/api/lists', { title: 'b' }, {}, reader)
  expect((await waiting).body.changes.map(({ kind }) => kind)).toEqual(['list'])
})

test('a batch over REST, and the scopes of personal tokens', async () => {
  const commands = [
    { kind: 'list', op: 'create', title: 'by batch' },
    { kind: 'task', op: 'create', title: 'by batch' },
  ]
  expect(await ask('POST', '/api/batch', { commands })).toMatchObject({
    status: 200,
    body: {
      results: [
        { kind: 'list', status: 'ok' },
        { kind: 'task', status: 'ok' },
      ],
    },
  })
  const [reading, writing, adding] = [
    await makeToken(service, person, ['tasks:read']),
    await makeToken(service, person, ['tasks:write']),
    await makeToken(service, person, ['tasks:add']),
  ]
  expect((await ask('GET', '/api/lists', undefined, {}, reading)).status).toBe(200)
  expect((await ask('POST', '/api/lists', { title: 'a' }, {}, reading)).status).toBe(403)
  expect((await ask('POST', '/api/lists', { title: 'a' }, {}, writing)).status).toBe(201)
  for (const path of ['/api/lists', '/api/labels']) {
    expect((await ask('GET', path, undefined, {}, adding)).status).toBe(403)
    expect((await ask('POST', path, { title: 'a', name: 'b' }, {}, adding)).status).toBe(403)
  }
})

test('every failure of lists and labels is one that their document names', async () => {
  const nobody = { token: '' }
  for (const [path, body, patch] of [
    ['/api/lists', { title: 'of failures' }, { title: '' }],
    ['/api/labels', { name: 'of failures' }, { name: '' }],
  ] as const) {
    const id = '018f4e9a-7b2c-7def-8abc-0123456789ab'
    const one = `${path}/${id}`
    const missing = `${path}/nothing`
    const calls: [status: number, method: string, path: string, body?: unknown, who?: { token: string }][] = [
      [201, 'POST', path, { ...body, id }],
      [400, 'POST', path, '{'],
      [401, 'POST', path, body, nobody],
      [422, 'POST', path, patch],
      [200, 'GET', path],
      [401, 'GET', path, undefined, nobody],
      [200, 'GET', one],
      [401, 'GET', one, undefined, nobody],
      [404, 'GET', missing],
      ...['PUT', 'PATCH'].flatMap((method): typeof calls => [
        [200, method, one, { color: 'red' }],
        [400, method, one, '{'],
        [401, method, one, {}, nobody],
        [404, method, missing, {}],
        [422, method, one, patch],
      ]),
      [401, 'DELETE', one, undefined, nobody],
      [404, 'DELETE', missing],
      [422, 'DELETE', `${one}?expected_revision=nonsense`],
      [204, 'DELETE', one],
      [409, 'POST', path, { ...body, id }],
    ]
    for (const [status, method, address, content, who] of calls)
      expect([method, address, (await ask(method, address, content as object, {}, who)).status]).toEqual([
        method,
        address,
        status,
      ])
  }
  expect((await ask('GET', '/api/lists?archived=maybe')).status).toBe(422)
  await ask('POST', '/api/labels', { name: 'first' })
  const { body } = await ask<Label>('POST', '/api/labels', { name: 'second' })
  for (const method of ['PUT', 'PATCH'])
    expect((await ask(method, `/api/labels/${body.id}`, { name: 'FIRST' })).status).toBe(409)
  expect(service.as('native').unseenResponses(/ \/api\/(?:lists|labels)/)).toEqual([])
})
