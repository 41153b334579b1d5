import { contracts, operationsOf, type Operation } from '@taskwire/contracts'
import { describe, expect, test } from 'vitest'
import { makePerson, makeTask, taskEndpoints } from '../harness/people.ts'
import { forFile } from '../harness/for-file.ts'
import { startService } from '../harness/start-service.ts'

// Rules of HTTP and of the addresses, at every contract alike.

const service = forFile(await startService())
const person = await makePerson(service)
const stranger = await makePerson(service)
const { token } = person
const operations = contracts.flatMap(operationsOf)
const unknownTask = '018f4e9a-7b2c-7def-8abc-0123456789ab'

/** The address of an operation on `person`'s own path, with an unknown task. */
function addressOf({ path, contract }: Operation): string {
  const id = contract.name === 'todo' ? '999999' : unknownTask
  return path.replace('{user_id}', person.user_id).replace('{id}', id)
}

const addresses = [...new Set(operations.map(addressOf))]

describe('spec decision 8: the order of checks', () => {
  const writes = operations.filter(({ path, method }) => path.includes('/tasks') && /P/.test(method))
  const table = writes.map((operation) => [operation.method, operation.path, operation] as const)

  test.each(table)('%s %s: the form of the body, then the token', async (method, _, operation) => {
    const client = service.as(operation.contract.name)
    const address = addressOf(operation)
    expect((await client.send(method, address, { body: '{' })).status).toBe(400)
    const headers = { 'content-type': 'text/plain' }
    expect((await client.send(method, address, { body: '{}', headers })).status).toBe(415)
    expect((await client.send(method, address, { body: { title: 1, completed: 1 } })).status).toBe(401)
  })

  test.each(table)('%s %s: the path, then the body, then the task', async (method, path, operation) => {
    const client = service.as(operation.contract.name)
    const address = addressOf(operation)
    const wrong = { title: 1, completed: 1, commands: 1, op_id: 1, text: 1 }
    if (path.includes('{user_id}')) {
      const other = await client.send(method, address, { token: stranger.token, body: wrong })
      expect(other.status).toBe(403)
    }
    expect([400, 422]).toContain((await client.send(method, address, { token, body: wrong })).status)
    const right = { title: 'T', completed: true, commands: [], text: 'T' }
    const status = path.includes('{id}') ? 404 : operation.status
    expect((await client.send(method, address, { token, body: right })).status).toBe(status)
  })

  test("another user's task at the todo contract: the body, then the owner", async () => {
    const { number } = await makeTask(service, stranger, { title: 'Not yours' })
    const put = (body: object) => service.as('todo').send('PUT', `/tasks/${number}`, { token, body })
    expect((await put({ title: '' })).status).toBe(400)
    expect((await put({ title: 'Mine' })).status).toBe(403)
  })
})

describe.each(taskEndpoints)('spec decision 11: the list of $contract', ({ contract, tasks }) => {
  type List = object[] | { tasks: object[] }

  test('is complete without a limit, and in pages linked by Link with one', async () => {
    const owner = await makePerson(service)
    for (const title of ['1', '2', '3', '4', '5']) await makeTask(service, owner, { title })
    const titles: unknown[] = []
    const pages: number[] = []
    let next: string | undefined = `${tasks(owner)}?limit=2`
    while (next !== undefined) {
      const answer = await service.as(contract).send<List>('GET', next, owner)
      const { body } = answer
      const page = 'tasks' in body ? body.tasks : body
      titles.push(...page.map((task) => (task as { title: string }).title))
      pages.push(page.length)
      const link: unknown = answer.headers['link']
      next = /^<(\/[^>]+)>; rel="next"$/.exec(String(link))?.[1]
      if (link !== undefined) expect(next).toContain('limit=2')
    }
    expect(titles).toEqual(['5', '4', '3', '2', '1'])
    expect(pages).toEqual([2, 2, 1])
    const all = await service.as(contract).send<List>('GET', tasks(owner), owner)
    expect('tasks' in all.body ? all.body.tasks : all.body).toHaveLength(5)
    expect(all.headers.link).toBeUndefined()
  })

  test.each([
    'limit=0',
    'limit=-1',
    'limit=1.5',
    'limit=2&limit=3',
    'cursor=x',
    'page=0',
    'offset=-1',
    'skip=x',
    'completed=perhaps',
    'page=2&limit=5&offset=1',
  ])('refuses ?%s', async (query) => {
    const answer = await service.as(contract).send('GET', `${tasks(person)}?${query}`, { token })
    expect(answer.status).toBe(contract === 'todo' ? 400 : 422)
  })

  test('is bounded by the maximum number of tasks per user', async () => {
    await using small = await startService({ policy: { maxTasksPerUser: 1 } })
    const owner = await makePerson(small)
    const create = () => small.as(contract).send('POST', tasks(owner), { ...owner, body: { title: 'T' } })
    const statuses = [(await create()).status, (await create()).status]
    expect(statuses).toEqual([201, contract === 'todo' || contract === 'scoped' ? 400 : 422])
  })
})

describe('spec decision 12: methods and addresses', () => {
  const universal = (status: number, code: string) => {
    const sentence = expect.any(String) as string
    return { status, body: { code, message: sentence, error: sentence, detail: sentence } }
  }

  test.each(addresses)(
    '%s refuses other methods with 405 and Allow, and lists them on OPTIONS',
    async (address) => {
      const own = operations
        .filter((operation) => addressOf(operation) === address)
        .map(({ method }) => method)
      const allowed = new Set<string>([...own, 'OPTIONS', ...(own.includes('GET') ? ['HEAD'] : [])])
      const options = await service.send('OPTIONS', address)
      expect([options.status, options.text]).toEqual([204, ''])
      expect(new Set(options.headers.allow?.split(', '))).toEqual(allowed)
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
        if (allowed.has(method)) continue
        const answer = await service.send(method, address, {
          body: '{',
          headers: { 'content-type': 'text/html' },
        })
        expect(answer).toMatchObject(universal(405, 'METHOD_NOT_ALLOWED'))
        expect(answer.headers.allow).toBe(options.headers.allow)
      }
      if (!allowed.has('HEAD'))
        expect(await service.send('HEAD', address)).toMatchObject({ status: 405, text: '' })
    },
  )

  test('HEAD returns the headers of GET without the body', async () => {
    const { id, number } = await makeTask(service, person, { title: 'Head' })
    for (const address of [
      '/api/tasks',
      `/api/tasks/${id}`,
      '/tasks',
      `/tasks/${number}`,
      '/api/auth/me',
      `/api/${person.user_id}/tasks`,
      `/api/tasks/${unknownTask}`,
    ]) {
      const get = await service.send('GET', address, { token })
      const head = await service.send('HEAD', address, { token })
      expect([head.status, head.text]).toEqual([get.status, ''])
      expect(head.headers['content-length']).toBe(get.headers['content-length'])
    }
  })

  test.each([
    '/api',
    '/api/task',
    '/api/tasks/a/b',
    '/tasks/1/complete',
    '/user',
    '/auth',
    '/api/%zz',
    '/%00',
    '/api/auth',
    `/api/tasks/${'a'.repeat(2_000)}`,
  ])('%s returns 404 with a message under every key', async (address) => {
    const answer = await service.send('GET', address, { token })
    expect(answer).toMatchObject(universal(404, 'ROUTE_NOT_FOUND'))
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-request-id': expect.any(String) as string,
    })
  })

  test('DELETE and OPTIONS ignore any body', async () => {
    for (const { contract, tasks, id } of taskEndpoints) {
      for (const body of ['{', 'text', '']) {
        const path = `${tasks(person)}/${(await makeTask(service, person, { title: 'Gone' }))[id]}`
        const request = { token, body, headers: { 'content-type': 'text/plain' } }
        expect((await service.as(contract).send('OPTIONS', path, request)).status).toBe(204)
        expect((await service.as(contract).send('DELETE', path, request)).status).toBe(204)
        expect((await service.as(contract).send('GET', path, request)).status).toBe(404)
      }
    }
  })

  test('204 has no body, no type and no length', async () => {
    for (const { contract, tasks, id } of taskEndpoints) {
      const task = await makeTask(service, person, { title: 'Gone' })
      const { status, text, headers } = await service
        .as(contract)
        .send('DELETE', `${tasks(person)}/${task[id]}`, { token })
      expect([status, text]).toEqual([204, ''])
      expect(headers).not.toHaveProperty('content-type')
      expect(headers).not.toHaveProperty('content-length')
    }
  })

  test('decodes percent-encoded parameters', async () => {
    const { id } = await makeTask(service, person, { title: 'Escaped' })
    const escaped = (text: string) => text.replaceAll(/./g, (char) => `%${char.charCodeAt(0).toString(16)}`)
    expect((await service.as('native').send('GET', `/api/tasks/${escaped(id)}`, { token })).status).toBe(200)
    const address = `/api/${escaped(person.user_id)}/tasks/${escaped(id)}`
    expect((await service.as('scoped').send('GET', address, { token })).status).toBe(200)
    const search = await service.as('native').send('GET', '/api/tasks?search=%45scap%65d', { token })
    expect(search.body).toMatchObject([{ id }])
  })
})

describe('spec decision 13: static addresses win over {user_id}', () => {
  test.each(['auth', 'tasks', 'users', 'me', person.user_id.slice(1), `${person.user_id}0`])(
    '/api/%s/tasks belongs to no user',
    async (word) => {
      const answer = await service.send('POST', `/api/${word}/tasks`, { token, body: { title: 'T' } })
      expect([404, 405]).toContain(answer.status)
    },
  )

  test('a task with the id "tasks" is an unknown own task', async () => {
    expect((await service.as('native').send('GET', '/api/tasks/tasks', { token })).status).toBe(404)
  })
})

test('spec decision 15: every task endpoint needs a token', async () => {
  const open = operations.filter(({ isProtected }) => !isProtected).map(({ path }) => path)
  expect(open.filter((path) => path.includes('tasks'))).toEqual([])
})
