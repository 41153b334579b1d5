import { contracts, operationsOf } from '@taskwire/contracts'
import { describe, expect, test } from 'vitest'
import { accountEndpoints } from '../harness/account-endpoints.ts'
import type { HttpResponse } from '../harness/http.ts'
import { makePerson, taskEndpoints } from '../harness/people.ts'
import { forFile } from '../harness/for-file.ts'
import { startService } from '../harness/start-service.ts'

// Every error has its message as a string under the key that each contract's clients read.

const service = forFile(await startService())
const person = await makePerson(service)
const { token } = person
const operations = contracts.flatMap(operationsOf)

function expectSentences({ text }: HttpResponse): Record<string, unknown> {
  const body = JSON.parse(text) as Record<string, unknown>
  const { error, message, detail } = body
  expect([typeof error, typeof message, typeof detail]).toEqual(['string', 'string', 'string'])
  expect(error).not.toBe('')
  expect([message, detail]).toEqual([error, error])
  return body
}

const table = operations.map(
  (operation) => [operation.contract.name, operation.method, operation.path, operation] as const,
)

describe.each(table)('%s %s %s', (contract, method, path, { isProtected }) => {
  const unknown = contract === 'todo' ? '999999' : '018f4e9a-7b2c-7def-8abc-0123456789ab'
  const address = path.replace('{user_id}', person.user_id).replace('{id}', unknown)
  const takesBody = method !== 'GET' && method !== 'DELETE'

  test('returns every error message under every key, its own first', async () => {
    const own = accountEndpoints[contract].errorKey
    const { send } = service.as(contract)
    const answers = [
      ...(isProtected ? [await send(method, address)] : []),
      ...(isProtected && path.includes('{id}')
        ? [await send(method, address, { token, body: { role: 'user' } })]
        : []),
      ...(takesBody
        ? [
            await send(method, address, { token, body: '{' }),
            await send(method, address, { token, body: '{}', headers: { 'content-type': 'text/plain' } }),
            await send(method, address, { token, body: `{"title":"${'x'.repeat(70_000)}"}` }),
          ]
        : []),
    ]
    for (const answer of answers) {
      expect(answer.status, answer.text).toBeGreaterThanOrEqual(400)
      const body = expectSentences(answer)
      const first = Object.keys(body).find((key) => key !== 'success')
      expect(first).toBe(own)
      if (own === 'message') expect(body['code']).toEqual(expect.any(String))
    }
  })
})

test.each(taskEndpoints)(
  '$contract: a validation error keeps its own form',
  async ({ contract, tasks, refuses }) => {
    const answer = await service.as(contract).send('POST', tasks(person), { token, body: { title: '' } })
    expect(answer.status).toBe(refuses[0])
    const body = expectSentences(answer)
    const issues = [{ path: ['title'], message: 'is required', code: 'required' }]
    expect(body['issues']).toEqual(accountEndpoints[contract].errorKey === 'message' ? issues : undefined)
  },
)

test('the sign-up of the scoped contract also returns success false', async () => {
  const answer = await service.as('scoped').send('POST', '/api/auth/signup', { body: { email: 'x' } })
  expect(expectSentences(answer)).toMatchObject({ success: false })
})

test('rate limits, and unknown addresses and methods', async () => {
  await using strict = await startService({ callQuotas: { perToken: 1, perAddress: 1_000 } })
  const owner = await makePerson(strict)
  for (const { contract, tasks } of taskEndpoints) {
    let answer = await strict.send('GET', tasks(owner), owner)
    for (let more = 0; more < 3 && answer.status !== 429; more += 1)
      answer = await strict.send('GET', tasks(owner), owner)
    expect([contract, answer.status]).toEqual([contract, 429])
    expectSentences(answer)
    for (const [method, address] of [
      ['DELETE', tasks(owner)],
      ['GET', '/nowhere'],
      ['GET', '/api/%zz'],
    ] as const)
      expect(expectSentences(await strict.send(method, address, owner))).toHaveProperty('code')
  }
})
