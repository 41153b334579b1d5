import { describe, expect, test } from 'vitest'
import { accountEndpoints, contractsWithAccounts } from '../harness/account-endpoints.ts'
import { forFile } from '../harness/for-file.ts'
import { startService } from '../harness/start-service.ts'

// Sign-up and sign-in with the fields that front ends send and read, at every contract.

const service = forFile(await startService())
const password = 'a password that fits every endpoint'
type Token = Record<string, unknown> & { user: { id: unknown; email: string } }

let people = 0
function freshEmail(): string {
  people += 1
  return `signing-in-${people}@example.com`
}

async function opensTasks(token: unknown): Promise<number> {
  return (await service.as('native').send('GET', '/api/tasks', { token: String(token) })).status
}

describe.each(contractsWithAccounts)('%s', (contract) => {
  const endpoint = accountEndpoints[contract]
  const client = service.as(contract)

  test('returns the token under both names, with its type and its user', async () => {
    const credentials = { email: freshEmail(), password }
    const signedUp = await client.send<Token>('POST', endpoint.signUp, { body: endpoint.body(credentials) })
    const signedIn = await client.send<Token>('POST', endpoint.signIn, { body: credentials })
    const answers = contract === 'todo' || contract === 'scoped' ? [signedUp, signedIn] : [signedIn]
    for (const { body } of answers) {
      expect(body['access_token']).toBe(body['token'])
      expect(body).toMatchObject({ token_type: 'bearer', user: { email: credentials.email } })
      expect(await opensTasks(body['token'])).toBe(200)
    }
    const { id } = answers[0]?.body.user ?? {}
    const isInteger = contract === 'todo' || contract === 'session'
    expect(id).toEqual(expect.any(isInteger ? Number : String))
    expect(signedIn.text).not.toContain(password)
  })

  test('accepts fields of other contracts beside its own', async () => {
    const credentials = { email: freshEmail(), password }
    const extras = {
      name: 'Ada',
      username: `ada-${people}`,
      confirm_password: password,
      confirmPassword: 'x',
      role: 'admin',
    }
    const made = await client.send('POST', endpoint.signUp, { body: { ...extras, ...credentials } })
    expect(made.status, made.text).toBe(endpoint.answers.made)
    const { body } = await client.send<Token>('POST', endpoint.signIn, {
      body: { ...extras, ...credentials },
    })
    const me = await service.as('native').send('GET', '/api/auth/me', { token: String(body['token']) })
    expect(me.body).toMatchObject({ role: 'user' })
  })

  test('accepts only bearer tokens', async () => {
    const credentials = { email: freshEmail(), password }
    await client.send('POST', endpoint.signUp, { body: endpoint.body(credentials) })
    const { body } = await client.send<Token>('POST', endpoint.signIn, { body: credentials })
    const token = String(body['token'])
    for (const request of [
      { headers: { authorization: token } },
      { headers: { cookie: `token=${token}; access_token=${token}` } },
    ])
      expect((await service.send('GET', '/api/tasks', request)).status).toBe(401)
    expect((await service.send('GET', `/api/tasks?token=${token}&access_token=${token}`)).status).toBe(401)
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const sent = await service.send('POST', endpoint.signIn, { body: `email=a&password=b`, headers: form })
    expect(sent.status).toBe(415)
  })
})

describe('the repeated password of the scoped contract', () => {
  const signUp = (body: object) =>
    service
      .as('scoped')
      .send('POST', '/api/auth/signup', { body: { email: freshEmail(), password, ...body } })

  test('is optional, and must match when present', async () => {
    expect((await signUp({})).status).toBe(200)
    expect((await signUp({ confirm_password: password })).status).toBe(200)
    for (const confirm_password of ['another password', '', null, 1])
      expect(await signUp({ confirm_password })).toMatchObject({ status: 400, body: { success: false } })
  })
})

describe('the username of the flat contract', () => {
  const signUp = (body: object) =>
    service.as('flat').send('POST', '/api/signup', { body: { email: freshEmail(), password, ...body } })

  test('is optional, and unique when present', async () => {
    expect(await signUp({})).toMatchObject({ status: 201, body: { username: null } })
    expect(await signUp({ username: null })).toMatchObject({ status: 201, body: { username: null } })
    expect(await signUp({ username: 'chosen' })).toMatchObject({ status: 201, body: { username: 'chosen' } })
    expect((await signUp({ username: 'Chosen' })).status).toBe(409)
    for (const username of ['', ' ', 1, 'x'.repeat(65)]) expect((await signUp({ username })).status).toBe(400)
  })
})

test('registering at native returns a user and no token, as its document shows', async () => {
  const body = { email: freshEmail(), password }
  const answer = await service.as('native').send<object>('POST', '/api/auth/register', { body })
  expect(answer.status).toBe(201)
  expect(Object.keys(answer.body).filter((key) => key.includes('token'))).toEqual([])
})
