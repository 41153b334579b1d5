import { contracts, operationsOf, type Operation } from '@taskwire/contracts'
import { describe, expect, test } from 'vitest'
import { makePerson, makeTask, taskEndpoints } from '../harness/people.ts'
import { forFile } from '../harness/for-file.ts'
import { startService } from '../harness/start-service.ts'

// A trailing slash means the address without it, at every address of every contract: no redirect, the same response.

const service = forFile(await startService())
const person = await makePerson(service)
const { token } = person
const task = await makeTask(service, person, { title: 'Slashed' })
const list = await create('/api/lists', { title: 'Slashed' })
const label = await create('/api/labels', { name: 'Slashed' })
const webhook = await create('/api/webhooks', { url: 'https://hooks.example/slashed' })

async function create(path: string, body: object): Promise<string> {
  return (await service.send<{ id: string }>('POST', path, { token, body })).body.id
}

function addressOf({ path, contract }: Operation): string {
  const taskId = contract.name === 'todo' ? String(task.number) : task.id
  const ids: Record<string, string> = { lists: list, labels: label, webhooks: webhook }
  const id = ids[path.split('/')[2] ?? ''] ?? taskId
  return path.replace('{user_id}', person.user_id).replace('{id}', id)
}

const operations = contracts.flatMap(operationsOf)
const addresses = [...new Set(operations.map(addressOf))]
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

describe.each(addresses)('%s/', (address) => {
  test('equals the address without the slash for every method, with a query and without a token', async () => {
    for (const method of methods)
      for (const query of ['', '?limit=1', '?']) {
        const [plain, slashed] = [
          await service.send(method, `${address}${query}`),
          await service.send(method, `${address}/${query}`),
        ]
        expect([method, query, slashed.status, slashed.text, slashed.headers.allow]).toEqual([
          method,
          query,
          plain.status,
          plain.text,
          plain.headers.allow,
        ])
        expect(slashed.headers.location).toBeUndefined()
      }
  })
})

const reads = operations.filter(({ method, path }) => method === 'GET' && !/admin|changes|export/.test(path))

test.each(reads.map((operation) => [operation.contract.name, addressOf(operation)] as const))(
  '%s GET %s/ returns its body and headers',
  async (_, address) => {
    const plain = await service.send('GET', address, { token })
    const slashed = await service.send('GET', `${address}/`, { token })
    expect([slashed.status, slashed.text, slashed.headers.etag]).toEqual([
      plain.status,
      plain.text,
      plain.headers.etag,
    ])
    expect(plain.status).toBe(200)
  },
)

describe.each(taskEndpoints)('$contract', ({ tasks, id }) => {
  test('makes, lists, changes and deletes a task at addresses with a slash', async () => {
    const list = `${tasks(person)}/`
    const made = await service.send<Record<string, unknown>>('POST', list, { token, body: { title: 'Made' } })
    expect(made.status).toBe(201)
    const one = `${list}${String(made.body['id'])}/`
    expect((await service.send('GET', one, { token })).text).toBe(made.text)
    expect((await service.send('PUT', one, { token, body: { title: 'Changed' } })).body).toMatchObject({
      title: 'Changed',
    })
    expect((await service.send('DELETE', one, { token })).status).toBe(204)
    expect((await service.send('GET', one, { token })).status).toBe(404)
    expect((await service.send('PUT', list, { token, body: {} })).status).toBe(405)
    expect(id).toBeDefined()
  })

  test('links to the next page from an address with a slash', async () => {
    const owner = await makePerson(service)
    for (const title of ['1', '2', '3']) await makeTask(service, owner, { title })
    const page = await service.send('GET', `${tasks(owner)}/?limit=2`, owner)
    const next = /^<([^>]+)>; rel="next"$/.exec(String(page.headers.link))?.[1] ?? ''
    expect((await service.send('GET', next, owner)).text).toContain('"title":"1"')
  })
})

test.each([
  '/trpc/',
  '/nothing/',
  '/api/',
  '/api/tasks//',
  '/docs/nothing/',
  `/api/${'x'.repeat(36)}/tasks/`,
])('%s is not an address of any contract', async (address) => {
  const { status, headers } = await service.send('GET', address, { token })
  expect(status).toBeGreaterThanOrEqual(400)
  expect(headers.location).toBeUndefined()
})
