import { createTestDatabase } from '@taskwire/db/testing'
import type { ContractName } from '@taskwire/contracts'
import { expect, test } from 'vitest'
import { accountEndpoints } from './harness/account-endpoints.ts'
import { password } from './harness/people.ts'
import { forFile } from './harness/for-file.ts'
import { startService, type Service } from './harness/start-service.ts'
import { call } from './harness/client.ts'
import { startServer } from './harness/server.ts'

const service = forFile(await startService({ policy: { throttles: true } }))
// Stop the clock, so that each refusal reports the same wait.
service.deps.freeze()
const contracts = Object.keys(accountEndpoints) as ContractName[]

function signIn(
  contract: ContractName,
  email: string,
  given = 'wrong password',
): ReturnType<Service['send']> {
  return service
    .as(contract)
    .send('POST', accountEndpoints[contract].signIn, { body: { email, password: given } })
}

test('all contracts share one counter and return the same Retry-After', async () => {
  const email = 'ann@example.com'
  await service.send('POST', '/api/auth/register', { body: { email, password } })
  for (let i = 0; i < 10; i += 1) await signIn(contracts[i % contracts.length]!, email)
  for (const contract of contracts) {
    const answer = await signIn(contract, email, password)
    expect([contract, answer.status]).toEqual([contract, 429])
    expect(answer.headers['retry-after']).toBe('30')
    expect(answer.text).toContain('Too many attempts')
  }
  const trpc = await service.send('POST', '/trpc/auth.login', { body: { email, password } })
  expect(trpc).toMatchObject({ status: 429, headers: { 'retry-after': '30' } })
  service.deps.advance(60_000)
  expect((await signIn('native', email, password)).status).toBe(200)
})

test('failed sign-ins for an unknown account are throttled like those for a known one', async () => {
  service.deps.advance(60_000)
  const known = { email: 'bob@example.com', password }
  await service.send('POST', '/api/auth/register', { body: known })
  const answers = async (email: string) => {
    const all: string[] = []
    for (let i = 0; i < 12; i += 1) {
      const { status, text } = await signIn('native', email)
      all.push(`${status} ${text}`)
    }
    return all
  }
  expect(await answers('nobody@example.com')).toEqual(await answers(known.email))
})

test('fifty sign-ups at once with one e-mail make one account', async () => {
  await using open = await startService()
  const body = { email: 'once@example.com', password }
  const statuses = await Promise.all(
    Array.from({ length: 50 }, async () => (await open.send('POST', '/api/auth/register', { body })).status),
  )
  expect(statuses.filter((status) => status === 201)).toHaveLength(1)
  expect(statuses.filter((status) => status === 409)).toHaveLength(49)
  expect(await open.db.selectFrom('users').select('email').execute()).toEqual([{ email: body.email }])
})

test('two processes share one counter by default', async () => {
  await using database = await createTestDatabase()
  const env = { DATABASE_URL: database.url, TOKEN_SECRET: 'x'.repeat(40), RATE_LIMITS: '' }
  await using first = await startServer({ env })
  await using second = await startServer({ env })
  const body = { email: 'ann@example.com', password: 'wrong password' }
  const guesses = Array.from({ length: 28 }, (_, i) =>
    call((i % 2 === 0 ? first : second).origin, 'POST', '/api/auth/login', { body }),
  )
  const statuses = (await Promise.all(guesses)).map(({ status }) => status)
  expect(statuses.filter((status) => status === 401)).toHaveLength(10)
  expect(statuses.filter((status) => status === 429)).toHaveLength(18)
})
