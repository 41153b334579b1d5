import { describe, expect, test } from 'vitest'
import type { HttpResponse } from '../harness/http.ts'
import { makePerson, makeTask, taskEndpoints } from '../harness/people.ts'
import { forFile } from '../harness/for-file.ts'
import { startService } from '../harness/start-service.ts'

// The query of a list: pages by number, offset and cursor, the flag as a filter, and empty and unknown parameters.

const service = forFile(await startService())
const person = await makePerson(service)
const { token } = person
const titles = ['7', '6', '5', '4', '3', '2', '1']

for (const title of titles.toReversed())
  await makeTask(service, person, { title, completed: Number(title) % 2 === 0 })

type List = { title: string }[] | { tasks: { title: string }[] }

function titlesOf({ body }: HttpResponse<List>): string {
  return ('tasks' in body ? body.tasks : body).map(({ title }) => title).join('')
}

describe.each(taskEndpoints)('the list of $contract', ({ contract, tasks, refuses }) => {
  const list = (query: string) =>
    service.as(contract).send<List>('GET', `${tasks(person)}?${query}`, { token })

  test.each([
    ['page=1&limit=3', '765'],
    ['page=2&limit=3', '432'],
    ['page=3&limit=3', '1'],
    ['page=4&limit=3', ''],
    ['page=9007199254740991&limit=500', ''],
    ['page=1', '7654321'],
    ['page=2', ''],
    ['offset=2&limit=2', '54'],
    ['skip=2&limit=2', '54'],
    ['skip=5', '21'],
    ['offset=7', ''],
    ['offset=9007199254740991', ''],
    ['offset=3&skip=3&page=2&limit=3', '432'],
    ['limit=501', '7654321'],
    ['limit=1000000&page=2', ''],
    ['completed=true', '642'],
    ['completed=false', '7531'],
    ['completed=false&page=2&limit=2', '31'],
    ['completed=true&offset=1&limit=1', '4'],
    ['limit=&cursor=&page=&offset=&skip=&completed=', '7654321'],
    ['limit=2&page=', '76'],
  ])('?%s returns %s', async (query, expected) => {
    const answer = await list(query)
    expect(answer.status, answer.text).toBe(200)
    expect(titlesOf(answer)).toBe(expected)
  })

  test.each([
    'page=0',
    'page=-1',
    'page=1.5',
    'page=two',
    'page=2&page=3&limit=2',
    'offset=-1',
    'skip=x',
    'page=2&limit=3&offset=1',
    'offset=1&skip=2',
    'completed=yes',
    'completed=true&completed=false',
    'limit=0',
  ])('?%s is refused with a reason', async (query) => {
    const answer = await list(query)
    expect(answer.status).toBe(contract === 'todo' ? 400 : 422)
    expect(answer.text).toMatch(/page|offset|skip|completed|limit/)
    expect(refuses).toBeDefined()
  })

  test('a numbered page links to the next by cursor, up to the last', async () => {
    const seen: string[] = []
    let next: string | undefined = `${tasks(person)}?page=2&limit=2&completed=`
    while (next !== undefined) {
      const answer: HttpResponse<List> = await service.as(contract).send<List>('GET', next, { token })
      seen.push(titlesOf(answer))
      next = /^<([^>]+)>; rel="next"$/.exec(String(answer.headers.link))?.[1]
      expect(next ?? '').not.toMatch(/page|offset|skip/)
    }
    expect(seen).toEqual(['54', '32', '1'])
    const cursor = 'created_at~desc~2026-01-01T00:00:00.000Z~018f4e9a-7b2c-7def-8abc-0123456789ab'
    expect((await list(`limit=2&page=2&cursor=${cursor}`)).status).toBe(contract === 'todo' ? 400 : 422)
    expect((await list(`limit=2&page=1&cursor=${cursor}`)).status).toBe(200)
  })

  test('ignores unknown parameters and names them in a header', async () => {
    const answer = await list('statuss=done&limit=2&tag[]=a&%0d%0aset-cookie=x&na%C3%AFve=&__proto__=1')
    expect(titlesOf(answer)).toBe('76')
    const named = String(answer.headers['x-ignored-parameters']).split(', ')
    expect(named).toEqual(['statuss', 'tag%5B%5D', '%0D%0Aset-cookie', 'na%C3%AFve', '__proto__'])
    expect(answer.headers['set-cookie']).toBeUndefined()
    expect((await list('limit=2&page=')).headers).not.toHaveProperty('x-ignored-parameters')
    const many = Array.from({ length: 200 }, (_, index) => `${'x'.repeat(60)}${index}=1`).join('&')
    expect(String((await list(many)).headers['x-ignored-parameters']).length).toBeLessThan(3_000)
    expect((await list('broken=%ff&%zz=1&%ed%a0%80=1')).status).toBe(200)
  })
})

describe('filters of native', () => {
  const list = async (query: string) =>
    titlesOf(await service.as('native').send<List>('GET', `/api/tasks?${query}`, { token }))

  test.each([
    ['status=done', '642'],
    ['status=Completed', '642'],
    ['status=todo', '7531'],
    ['status=In-Progress', ''],
    ['priority=Medium&completed=true', '642'],
    ['status=pending&completed=true', ''],
    ['status=&priority=&search=&due_before=&due_after=&sort=&order=', '7654321'],
    ['sort=created_at&order=asc&page=2&limit=2', '34'],
  ])('?%s returns %s', async (query, expected) => {
    expect(await list(query)).toBe(expected)
  })

  test.each(['status=almost', 'priority=urgent', 'due_before=soon'])('?%s is refused', async (query) => {
    expect((await service.as('native').send('GET', `/api/tasks?${query}`, { token })).status).toBe(422)
  })
})

test('the trash has the same pages and filters', async () => {
  const owner = await makePerson(service)
  for (const title of ['1', '2', '3', '4']) {
    const { id } = await makeTask(service, owner, { title, completed: title === '2' })
    await service.send('DELETE', `/api/tasks/${id}`, owner)
  }
  const list = async (query: string) =>
    titlesOf(await service.as('native').send<List>('GET', `/api/tasks/trash?${query}`, owner))
  expect(await list('page=2&limit=3')).toBe('1')
  expect(await list('skip=1&limit=2')).toBe('32')
  expect(await list('completed=true&limit=')).toBe('2')
  expect(await list('page=3&limit=3')).toBe('')
  expect(await list('limit=100000')).toBe('4321')
})

test('refuses an empty condition of a DELETE, which must not count as no condition', async () => {
  const { id } = await makeTask(service, await makePerson(service), { title: 'Stays' })
  const address = `/api/tasks/${id}?expected_revision=`
  expect((await service.as('native').send('DELETE', address, { token })).status).toBe(422)
})
