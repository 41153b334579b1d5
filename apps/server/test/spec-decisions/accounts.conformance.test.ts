import { describe, expect, test } from 'vitest'
import {
  accountEndpoints,
  contractsWithAccounts as contracts,
  signUp,
  type Credentials,
} from '../harness/account-endpoints.ts'
import { errorText } from '../harness/error-text.ts'
import { forFile } from '../harness/for-file.ts'
import { startService } from '../harness/start-service.ts'

// Passwords, e-mails and refresh tokens, where the documents say little or nothing.

const service = forFile(await startService())
const day = 86_400_000

async function logIn(credentials: Credentials): Promise<number> {
  return (await service.as('native').send('POST', '/api/auth/login', { body: credentials })).status
}

let accounts = 0
function freshEmail(): string {
  accounts += 1
  return `account-${accounts}@example.com`
}

describe('spec decision 7: passwords and e-mails', () => {
  test.each(contracts)('%s takes 8 to 256 characters of any script and truncates none', async (contract) => {
    const long = `${'Schloß 城 🏰 '.repeat(26)}12345678`.slice(0, 256)
    for (const password of ['áßçđéfğh', '🏰🏰🏰🏰🏰🏰🏰🏰', long, ' '.repeat(8), 'with\0nul!']) {
      const email = freshEmail()
      expect([password, await signUp(service, contract, { email, password })]).toEqual([
        password,
        accountEndpoints[contract].answers.made,
      ])
      expect(await logIn({ email, password })).toBe(200)
      expect(await logIn({ email, password: password.slice(0, -2) })).toBe(401)
    }
    const [sharesStart, other] = [`${'x'.repeat(72)}1 is mine`, `${'x'.repeat(72)}2 is not`]
    const email = freshEmail()
    expect(await signUp(service, contract, { email, password: sharesStart })).toBe(
      accountEndpoints[contract].answers.made,
    )
    expect(await logIn({ email, password: other })).toBe(401)
  })

  test.each(contracts)('%s refuses fewer, more and other types', async (contract) => {
    const least = contract === 'session' ? 5 : 8
    for (const password of [
      'x'.repeat(least - 1),
      '🏰'.repeat(least - 1),
      'x'.repeat(257),
      '',
      '\ud800'.repeat(8),
    ]) {
      const status = await signUp(service, contract, { email: freshEmail(), password })
      expect([password, status]).toEqual([password, accountEndpoints[contract].answers.refused])
    }
    expect(await signUp(service, contract, { email: freshEmail(), password: '🏰'.repeat(256) })).toBe(
      accountEndpoints[contract].answers.made,
    )
  })

  test('only native refuses common passwords', async () => {
    for (const contract of contracts) {
      const status = await signUp(service, contract, { email: freshEmail(), password: 'Password123' })
      expect([contract, status]).toEqual([
        contract,
        contract === 'native' ? 422 : accountEndpoints[contract].answers.made,
      ])
    }
  })

  test('only the session contract accepts its own example', async () => {
    const example = { email: 'dhaya@gmail', password: '12345' }
    for (const contract of contracts) {
      const status = await signUp(service, contract, example)
      expect([contract, status]).toEqual([
        contract,
        contract === 'session' ? 201 : accountEndpoints[contract].answers.refused,
      ])
    }
    expect(await logIn(example)).toBe(200)
  })

  test('PASSWORD_POLICY=strict applies the native policy to every contract', async () => {
    await using strict = await startService({ policy: { strictPasswords: true } })
    for (const contract of contracts) {
      const statuses = [
        await signUp(strict, contract, { email: 'dhaya@gmail', password: '12345' }),
        await signUp(strict, contract, { email: 'common@example.com', password: 'Password123' }),
        await signUp(strict, contract, {
          email: `${contract}@example.com`,
          password: 'a rare enough password',
        }),
      ]
      expect([contract, ...statuses]).toEqual([
        contract,
        accountEndpoints[contract].answers.refused,
        accountEndpoints[contract].answers.refused,
        accountEndpoints[contract].answers.made,
      ])
    }
  })

  test.each(contracts)(
    '%s validates an e-mail as browsers do, and takes a mailbox once',
    async (contract) => {
      const password = 'a rare enough password'
      for (const email of [`${contract}@gmail`, `${contract}+tag@example.com`, `o'${contract}@example.co.uk`])
        expect([email, await signUp(service, contract, { email, password })]).toEqual([
          email,
          accountEndpoints[contract].answers.made,
        ])
      const taken = contract === 'scoped' ? 400 : 409
      for (const email of [`${contract.toUpperCase()}@GMAIL`, ` ${contract}@gmail `])
        expect([email, await signUp(service, contract, { email, password })]).toEqual([email, taken])
      expect(await logIn({ email: `${contract.toUpperCase()}@Gmail`, password })).toBe(200)
      const tooLong = `${'x'.repeat(64)}@${`${'y'.repeat(62)}.`.repeat(3)}com`
      for (const email of [
        contract,
        '@gmail',
        `${contract}@`,
        `a b@gmail`,
        `${contract}@-gmail`,
        `ü@gmail`,
        `a\0@gmail`,
        tooLong,
      ])
        expect([email, await signUp(service, contract, { email, password })]).toEqual([
          email,
          accountEndpoints[contract].answers.refused,
        ])
    },
  )
})

describe('refresh tokens', () => {
  const credentials = { email: 'refresher@example.com', password: 'a rare enough password' }
  const session = service.as('session')
  type Tokens = { refresh_token: string }

  async function refresh(refresh_token: string): Promise<number> {
    return (await session.send('POST', '/user/refresh-token', { body: { refresh_token } })).status
  }

  async function tokensFrom(path: '/user/login' | '/api/auth/signin'): Promise<string> {
    await signUp(service, 'session', credentials)
    return (await service.send<Tokens>('POST', path, { body: credentials })).body.refresh_token
  }

  test('spec decision 9: at the session contract the token stays the same after each use', async () => {
    const token = await tokensFrom('/user/login')
    expect([await refresh(token), await refresh(token), await refresh(token)]).toEqual([200, 200, 200])
  })

  test('spec decision 9: it expires 14 days after its last use, and 30 days after its first', async () => {
    const [used, unused] = [await tokensFrom('/user/login'), await tokensFrom('/user/login')]
    service.deps.advance(13 * day)
    expect(await refresh(used)).toBe(200)
    service.deps.advance(13 * day)
    expect([await refresh(used), await refresh(unused)]).toEqual([200, 401])
    service.deps.advance(4 * day)
    const answer = await session.send('POST', '/user/refresh-token', { body: { refresh_token: used } })
    expect(answer).toMatchObject({ status: 401, text: errorText('{"error":"refresh token expired"}') })
    service.deps.advance(-30 * day)
  })

  test('spec decision 9: it belongs to its session, which can be revoked', async () => {
    const [ended, other] = [await tokensFrom('/user/login'), await tokensFrom('/user/login')]
    await session.send('POST', '/user/logout', { body: { refresh_token: ended } })
    expect([await refresh(ended), await refresh(other)]).toEqual([401, 200])
  })

  test('spec decision 10: the refresh token of the scoped contract works at /user/refresh-token and /user/logout', async () => {
    const token = await tokensFrom('/api/auth/signin')
    const answer = await session.send<{ token: string }>('POST', '/user/refresh-token', {
      body: { refresh_token: token },
    })
    expect(
      (await service.as('native').send('GET', '/api/auth/me', { token: answer.body.token })).status,
    ).toBe(200)
    expect((await session.send('POST', '/user/logout', { token })).status).toBe(200)
    expect(await refresh(token)).toBe(401)
  })
})
