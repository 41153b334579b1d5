import { afterAll, beforeAll, expect, test } from 'vitest'
import { makePerson, taskEndpoints } from './harness/people.ts'
import { startService, type Service } from './harness/start-service.ts'

let service: Service

beforeAll(async () => {
  service = await startService()
})
afterAll(() => service[Symbol.asyncDispose]())

const endpoints = taskEndpoints
  .filter(({ contract }) => contract !== 'flat')
  .map((endpoint) => [endpoint.contract, endpoint] as const)

test.each(endpoints)(
  '%s: a creation repeated under its key is done once and gets the same response',
  async (_, endpoint) => {
    const person = await makePerson(service)
    const { token } = person
    const post = (title: string, key: string) =>
      service
        .as(endpoint.contract)
        .send('POST', endpoint.tasks(person), { token, body: { title }, headers: { 'idempotency-key': key } })
    const answers = await Promise.all(Array.from({ length: 10 }, () => post('a', 'one')))
    expect(
      new Set(answers.map(({ status, text, headers }) => `${status} ${headers.etag} ${text}`)).size,
    ).toBe(1)
    expect(answers[0]?.status).toBeLessThan(300)
    const reused = await post('b', 'one')
    expect(reused.status).toBe(422)
    expect((await post('a', 'two')).text).not.toBe(answers[0]?.text)
    const { body } = await service.as('native').send<unknown[]>('GET', '/api/tasks', { token })
    expect(body).toHaveLength(2)
  },
)

test.each(endpoints)('%s: refuses a malformed key and says why', async (_, endpoint) => {
  const person = await makePerson(service)
  const { token } = person
  for (const key of [
    '',
    'with space',
    'x'.repeat(201),
    'ümlaut'.normalize('NFD').replaceAll(/[^\x21-\x7e]/g, ' '),
  ]) {
    const answer = await service.as(endpoint.contract).send('POST', endpoint.tasks(person), {
      token,
      body: { title: 'a' },
      headers: { 'idempotency-key': key },
    })
    expect(answer.status, key).toBe(endpoint.refuses[0])
    expect(answer.text).toContain('1 to 200 visible ASCII characters')
  }
})

test('a sign-up ignores an idempotency key, because it has no user yet', async () => {
  const body = { email: 'twice@example.com', password: 'a password that fits every endpoint' }
  const post = () =>
    service
      .as('native')
      .send('POST', '/api/auth/register', { body, headers: { 'idempotency-key': 'not looked at' } })
  expect([(await post()).status, (await post()).status]).toEqual([201, 409])
})

test('one key at two operations is two requests: the second is refused', async () => {
  const { token, user_id } = await makePerson(service)
  const request = { token, body: { title: 'a' }, headers: { 'idempotency-key': 'k' } }
  expect((await service.send('POST', '/api/tasks', request)).status).toBe(201)
  expect((await service.send('POST', '/tasks', request)).status).toBe(422)
  expect((await service.send('POST', `/api/${user_id}/tasks`, request)).status).toBe(422)
})
