import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import { describe, expect, test } from 'vitest'
import { createTestWorld, failureOf, testPassword, type TestWorld } from '../testing/index.ts'
import { toTrpcError } from '../trpc/errors.ts'
import { checkCredentials } from '../sessions/check-credentials.ts'
import { createPasswordHasher, PASSWORD_SCHEME } from '../users/password-hash.ts'
import { registerAccount } from './register-account.ts'
import { updatePasswordHash } from '../users/users.repository.ts'

const email = 'ann@example.com'
const password = testPassword
const origin = { user_agent: 'test' }
const lenient = { strictPassword: false }

describe('an account', () => {
  test('is registered, signed in to, and seen by its owner', async () => {
    await using world = await createTestWorld()
    const user = await world.call().auth.register({ email: ' Ann@Example.COM ', password })
    expect(user).toEqual({
      id: expect.any(String),
      number: expect.toSatisfy(Number.isSafeInteger),
      email,
      username: null,
      name: null,
      role: 'user',
      is_active: true,
      email_verified: false,
      day_start: '09:00',
      remind_by_push: true,
      remind_by_email: false,
      time_zone: null,
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    })
    const signedIn = await world.call().auth.login({ email: 'ANN@example.com', password })
    expect(signedIn).toEqual({
      access_token: expect.any(String),
      token: signedIn.access_token,
      token_type: 'bearer',
      expires_in: 86_400,
      user,
    })
    expect(await world.call(signedIn.access_token).auth.me()).toEqual(user)
    expect((await failureOf(world.call().auth.me())).code).toBe('UNAUTHENTICATED')
  })

  test('reserves its e-mail in every letter case, also for twenty concurrent calls', async () => {
    await using world = await createTestWorld()
    const spellings = ['ann@example.com', 'ANN@EXAMPLE.COM', 'Ann@Example.com', ' ann@example.COM']
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) =>
        world.call().auth.register({ email: spellings[n % 4]!, password }),
      ),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const spelling of spellings)
      expect((await failureOf(world.call().auth.register({ email: spelling, password }))).code).toBe(
        'EMAIL_TAKEN',
      )
    expect(await world.deps.db.selectFrom('users').select('email').execute()).toEqual([{ email }])
  })

  test('reserves its username in every letter case and script', async () => {
    await using world = await createTestWorld()
    const register = (n: number, username?: string) =>
      registerAccount(world.deps, { email: `${n}@example.com`, password, username }, origin, lenient)
    expect((await register(1, 'Zoë')).username).toBe('Zoë')
    expect((await failureOf(register(2, 'ZOË'))).code).toBe('USERNAME_TAKEN')
    await Promise.all([register(3), register(4), register(5, 'Zoe')]) // accounts without a username do not conflict
    // When both are taken, the error names the e-mail.
    expect((await failureOf(register(1, 'zoë'))).code).toBe('EMAIL_TAKEN')
  })

  test('never returns or stores its password', async () => {
    await using world = await createTestWorld()
    const answers = [
      await world.call().auth.register({ email, password }),
      await world.call().auth.login({ email, password }),
      await world.deps.db.selectFrom('users').selectAll().execute(),
    ]
    expect(JSON.stringify(answers)).not.toContain(password)
    expect(JSON.stringify(answers.slice(0, 2))).not.toMatch(/password|\$2b\$/)
  })
})

describe('a weak password', () => {
  const common = ['password1', 'PASSWORD1', 'qwertyuiop', 'ｐａｓｓｗｏｒｄ１']

  test('is refused by the native contract', async () => {
    await using world = await createTestWorld()
    for (const weak of [...common, '1234567', ''])
      expect(await failureOf(world.call().auth.register({ email, password: weak })), weak).toMatchObject({
        code: 'VALIDATION_FAILED',
        issues: [{ path: ['password'] }],
      })
  })

  test('is accepted by the other contracts, unless the policy is strict', async () => {
    await using world = await createTestWorld()
    for (const [n, weak] of [...common, '12345'].entries()) {
      const input = { email: `${n}@example.com`, password: weak }
      await registerAccount(world.deps, input, origin, lenient)
      const strict = { ...world.deps, policy: { ...world.deps.policy, strictPasswords: true } }
      expect(
        await failureOf(registerAccount(strict, { ...input, email: 'x@y' }, origin, lenient)),
        weak,
      ).toMatchObject({
        code: 'VALIDATION_FAILED',
        issues: [{ path: ['password'] }],
      })
    }
  })
})

describe('a password', () => {
  test('counts to its last character, beyond the 72 bytes of bcrypt and beyond a NUL', async () => {
    await using world = await createTestWorld()
    const starts = ['a'.repeat(255), '😀'.repeat(255), 'before\0'.padEnd(20, 'x')]
    for (const [n, start] of starts.entries()) {
      const given = { email: `${n}@example.com`, password: `${start}a` }
      await world.call().auth.register(given)
      expect((await world.call().auth.login(given)).user.email).toBe(given.email)
      for (const wrong of [`${start}b`, start, `${start}a `, start.slice(0, 72)])
        expect((await failureOf(world.call().auth.login({ ...given, password: wrong }))).code).toBe(
          'INVALID_CREDENTIALS',
        )
    }
  })

  test('is the same in composed and decomposed characters', async () => {
    await using world = await createTestWorld()
    await world.call().auth.register({ email, password: 'cafe\u0301 ﬁne №1' })
    await world.call().auth.login({ email, password: 'caf\u00e9 fine No1' })
    expect((await failureOf(world.call().auth.login({ email, password: 'cafe fine No1' }))).code).toBe(
      'INVALID_CREDENTIALS',
    )
  })
})

describe('a refused sign-in', () => {
  test('gives the same error for an unknown e-mail, a wrong password and a deactivated account', async () => {
    await using world = await createTestWorld()
    await world.call().auth.register({ email, password })
    const refusals = [
      { email: 'nobody@example.com', password },
      { email, password: 'wrong password' },
      { email, password: '' },
      { email, password: password.toUpperCase() },
      { email: "' or 1=1 --", password },
      { email: '', password: '' },
    ].map((input) => failureOf(world.call().auth.login(input)))
    const failures = await Promise.all(refusals)
    await deactivate(world)
    failures.push(await failureOf(world.call().auth.login({ email, password })))
    const told = failures.map(({ code, message, issues }) => JSON.stringify({ code, message, issues }))
    expect(new Set(told).size).toBe(1)
    expect(getHTTPStatusCodeFromError(toTrpcError(failures[0]!))).toBe(401)
    expect(await world.deps.db.selectFrom('sessions').select('id').execute()).toEqual([])
  })

  test('tells an unknown account apart only in the contract that does', async () => {
    await using world = await createTestWorld()
    await world.call().auth.register({ email, password })
    const check = async (given: string, secret: string) =>
      (
        await failureOf(
          checkCredentials(world.deps, { email: given, password: secret }, origin, { tellUnknown: true }),
        )
      ).code
    expect(await check('nobody@example.com', password)).toBe('UNKNOWN_ACCOUNT')
    expect(await check(email, 'wrong password')).toBe('INVALID_CREDENTIALS')
    await deactivate(world)
    expect(await check(email, password)).toBe('INVALID_CREDENTIALS')
  })
})

describe('a stored hash', () => {
  const stored = async (world: TestWorld) =>
    world.deps.db.selectFrom('users').select(['password_hash', 'password_scheme']).executeTakeFirstOrThrow()

  test('with another cost or scheme is renewed by the next successful sign-in', async () => {
    await using world = await createTestWorld()
    await world.call().auth.register({ email, password })
    const old = await stored(world)
    const deps = { ...world.deps, passwords: createPasswordHasher({ cost: 5, concurrency: 1, maxQueue: 8 }) }

    await failureOf(checkCredentials(deps, { email, password: 'wrong password' }, origin))
    expect(await stored(world)).toEqual(old)
    await checkCredentials(deps, { email, password }, origin)
    const renewed = await stored(world)
    expect(renewed.password_hash).toMatch(/^\$2b\$05\$/)
    await checkCredentials(deps, { email, password }, origin)
    expect(await stored(world)).toEqual(renewed)

    await world.deps.db.updateTable('users').set({ password_scheme: 0 }).execute()
    await checkCredentials(deps, { email, password }, origin)
    expect((await stored(world)).password_scheme).toBe(PASSWORD_SCHEME)
    await checkCredentials(deps, { email, password }, origin)
  })

  test('does not overwrite a password that was changed in the meantime', async () => {
    await using world = await createTestWorld()
    const { id: user_id } = await world.call().auth.register({ email, password })
    const before = await stored(world)
    const renewal = { user_id, password_hash: 'late', password_scheme: 1, replaces: 'an older one' }
    await updatePasswordHash(world.deps.db, renewal)
    expect(await stored(world)).toEqual(before)
    await updatePasswordHash(world.deps.db, { ...renewal, replaces: before.password_hash })
    expect((await stored(world)).password_hash).toBe('late')
  })
})

async function deactivate({ deps }: TestWorld): Promise<void> {
  await deps.db.updateTable('users').set({ deactivated_at: deps.now() }).execute()
}
