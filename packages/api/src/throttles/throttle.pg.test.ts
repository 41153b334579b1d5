import { describe, expect, test } from 'vitest'
import { createTestDeps } from '../testing/test-deps.ts'
import {
  createTestWorld,
  failureOf,
  testPassword,
  type Person,
  type TestWorld,
} from '../testing/test-world.ts'
import { checkCredentials } from '../sessions/check-credentials.ts'
import type { CallOrigin } from '../activity/record-event.ts'
import { registerAccount } from '../accounts/register-account.ts'
import { throttle, releaseThrottle } from './throttle.ts'
import { purgeThrottles } from './throttles.repository.ts'

const email = 'ann@example.com'
const minute = 60_000

/** A world with throttles. Its clock is stopped, so that waits are exact however long the calls take. */
async function throttled(): Promise<TestWorld> {
  const world = await createTestWorld({ throttles: true })
  world.deps.freeze()
  return world
}

/** Signs in from a new address each time, so that only the limit of the account counts. */
let addresses = 0
const anywhere = () => ({
  ip: `198.51.${Math.floor((addresses += 1) / 250)}.${addresses % 250}`,
  user_agent: 'test',
})

function guess(
  world: Pick<TestWorld, 'deps'>,
  password = 'wrong',
  given = email,
  origin: CallOrigin = anywhere(),
) {
  return checkCredentials(world.deps, { email: given, password }, origin).then(
    () => 'in' as const,
    (error: { code: string; retryAfter?: number }) => error,
  )
}

/** Deps that count the comparisons of hashes. */
function counting({ deps }: TestWorld) {
  const counter = { compared: 0 }
  const passwords: typeof deps.passwords = {
    ...deps.passwords,
    verify: (password, hash) => {
      counter.compared += 1
      return deps.passwords.verify(password, hash)
    },
  }
  return Object.assign(counter, { deps: { ...deps, passwords } })
}

describe('sign-in to one account', () => {
  test.each([
    ['one that is there', email],
    ['one that is not', 'nobody@example.com'],
  ])('200 guesses at once come to ten hashes: %s', async (_, given) => {
    await using world = await throttled()
    await world.person(email)
    const counter = counting(world)
    const answers = await Promise.all(Array.from({ length: 200 }, () => guess(counter, 'wrong', given)))
    expect(counter.compared).toBe(10)
    const refused = answers.filter((answer) => answer !== 'in' && answer.code === 'TOO_MANY_REQUESTS')
    expect(refused).toHaveLength(190)
    for (const answer of refused) expect(answer).toMatchObject({ retryAfter: 30 })
  })

  test('after that waits twice as long each time, 15 minutes at most, and is never locked permanently', async () => {
    await using world = await throttled()
    await world.person(email)
    for (let i = 0; i < 10; i += 1) await guess(world)
    const waits: number[] = []
    for (let i = 0; i < 8; i += 1) {
      const refusal = await failureOf(
        checkCredentials(world.deps, { email, password: testPassword }, anywhere()),
      )
      expect(refusal.code).toBe('TOO_MANY_REQUESTS')
      waits.push(refusal.retryAfter!)
      world.deps.advance(refusal.retryAfter! * 1000)
      expect(await guess(world)).toMatchObject({ code: 'INVALID_CREDENTIALS' })
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 900, 900, 900])
    world.deps.advance(15 * minute)
    expect(await guess(world, testPassword)).toBe('in')
  })

  test('starts again after 15 minutes without attempts', async () => {
    await using world = await throttled()
    for (let i = 0; i < 10; i += 1) await guess(world)
    world.deps.advance(31 * minute)
    for (let i = 0; i < 10; i += 1) expect(await guess(world)).toMatchObject({ code: 'INVALID_CREDENTIALS' })
    expect(await guess(world)).toMatchObject({ code: 'TOO_MANY_REQUESTS' })
  })

  test('counts failures only: successful sign-ins are not limited', async () => {
    await using world = await throttled()
    await world.person(email)
    for (let i = 0; i < 9; i += 1) await guess(world)
    for (let i = 0; i < 25; i += 1) expect(await guess(world, testPassword)).toBe('in')
    await guess(world)
    expect(await guess(world)).toMatchObject({ code: 'TOO_MANY_REQUESTS' })
  })

  test('does not count attempts that were refused before the comparison', async () => {
    await using world = await throttled()
    await world.person(email)
    const busy = {
      ...world.deps,
      passwords: { ...world.deps.passwords, verify: () => Promise.reject(new Error('busy')) },
    }
    for (let i = 0; i < 12; i += 1)
      await checkCredentials(busy, { email, password: 'x' }, anywhere()).catch(() => {})
    expect(await guess(world, testPassword)).toBe('in')
  })

  test('is counted across processes', async () => {
    await using world = await throttled()
    const other = { deps: createTestDeps(world.deps.db, { throttles: true }) }
    for (let i = 0; i < 10; i += 1) await guess(i % 2 === 0 ? world : other)
    for (const process of [world, other])
      expect(await guess(process)).toMatchObject({ code: 'TOO_MANY_REQUESTS' })
  })
})

describe('one address', () => {
  const from = (ip: string) => ({ ip, user_agent: 'test' })

  test('signs in thirty times a minute across accounts; IPv6 counts by /64 network', async () => {
    await using world = await throttled()
    const guesses = Array.from({ length: 40 }, (_, i) =>
      guess(world, 'wrong', `${i}@example.com`, from(`2001:db8::${i + 1}`)),
    )
    const codes = (await Promise.all(guesses)).map((answer) => (answer === 'in' ? 'in' : answer.code))
    expect(codes.filter((code) => code === 'INVALID_CREDENTIALS')).toHaveLength(30)
    expect(await guess(world, 'wrong', email, from('2001:db8:0:1::1'))).toMatchObject({
      code: 'INVALID_CREDENTIALS',
    })
    const refusal = await guess(world, 'wrong', email, from('2001:db8::1'))
    expect(refusal).toMatchObject({ code: 'TOO_MANY_REQUESTS', retryAfter: 60 })
    world.deps.advance(minute)
    expect(await guess(world, 'wrong', email, from('2001:db8::1'))).toMatchObject({
      code: 'INVALID_CREDENTIALS',
    })
  })

  test('signs up a hundred times an hour', async () => {
    await using world = await throttled()
    for (let i = 0; i < 600; i += 1) await throttle(world.deps, 'sign_up', '192.0.2.1')
    const input = { email, password: testPassword }
    const refusal = await failureOf(
      registerAccount(world.deps, input, from('192.0.2.1'), { strictPassword: true }),
    )
    expect(refusal.code).toBe('TOO_MANY_REQUESTS')
    await registerAccount(world.deps, input, from('192.0.2.2'), { strictPassword: true })
  })
})

test('a token does not allow faster guesses of the password', async () => {
  await using world = await throttled()
  const { call, email: own } = await world.person()
  const change = (current_password: string) =>
    call.account.changePassword({ current_password, new_password: 'another quiet harbour' })
  for (let i = 0; i < 10; i += 1) expect((await failureOf(change('wrong'))).code).toBe('VALIDATION_FAILED')
  expect((await failureOf(change(testPassword))).code).toBe('TOO_MANY_REQUESTS')
  expect(await guess(world, testPassword, own)).toMatchObject({ code: 'TOO_MANY_REQUESTS' })
})

test('a reset can be requested five times an hour, with or without an account', async () => {
  await using world = await throttled()
  await world.person(email)
  for (const asked of [email, 'nobody@example.com']) {
    const ask = () => world.call().auth.requestPasswordReset({ email: asked })
    for (let i = 0; i < 5; i += 1) await ask()
    expect((await failureOf(ask())).code).toBe('TOO_MANY_REQUESTS')
  }
})

test('a mailbox gets five confirmations an hour across accounts, and an account names ten new addresses', async () => {
  await using world = await throttled()
  const ask = ({ call }: Person, new_email: string) =>
    call.account.changeEmail({ password: testPassword, new_email }).then(
      () => 'asked',
      async (error: unknown) => (await failureOf(Promise.reject(error as Error))).code,
    )
  const people = await Promise.all(Array.from({ length: 6 }, () => world.person()))
  const answers: string[] = []
  for (const person of people) answers.push(await ask(person, 'mailbox@example.com'))
  expect(answers).toEqual([...Array(5).fill('asked'), 'TOO_MANY_REQUESTS'])
  const [first] = people as [Person, ...Person[]]
  const others: string[] = []
  for (let i = 0; i < 10; i += 1) others.push(await ask(first, `other${i}@example.com`))
  expect(others).toEqual([...Array(9).fill('asked'), 'TOO_MANY_REQUESTS'])
  const mails = (await world.deps.mailed()).filter(({ to }) => to === 'mailbox@example.com')
  expect(mails).toHaveLength(5)
})

test('throttles contain no e-mail and are purged after their window', async () => {
  await using world = await throttled()
  await guess(world)
  const keys = await world.deps.db.selectFrom('throttles').select('key').execute()
  expect(keys).toHaveLength(2)
  expect(JSON.stringify(keys)).not.toContain('ann')
  await releaseThrottle(world.deps, 'sign_in_account', email)
  world.deps.advance(5 * minute)
  expect(await purgeThrottles(world.deps.db, { before: world.deps.now() })).toMatchObject([{ purged: 1 }])
  world.deps.advance(30 * minute)
  expect(await purgeThrottles(world.deps.db, { before: world.deps.now() })).toMatchObject([{ purged: 1 }])
})

test('counts nothing when throttles are switched off', async () => {
  await using world = await createTestWorld()
  for (let i = 0; i < 40; i += 1)
    expect(await guess(world, 'wrong', email, { ip: '192.0.2.1', user_agent: 'test' })).toMatchObject({
      code: 'INVALID_CREDENTIALS',
    })
})

test('calls without an address share one limit', async () => {
  await using world = await throttled()
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, i) =>
      guess(world, 'wrong', `somebody-${i}@example.com`, { user_agent: 'test' }),
    ),
  )
  const codes = answers.map((answer) => (answer === 'in' ? answer : answer.code))
  expect(codes.filter((code) => code === 'INVALID_CREDENTIALS')).toHaveLength(30)
  expect(codes.filter((code) => code === 'TOO_MANY_REQUESTS')).toHaveLength(10)
  // A caller with an address is not affected.
  expect(await guess(world)).toMatchObject({ code: 'INVALID_CREDENTIALS' })
})
