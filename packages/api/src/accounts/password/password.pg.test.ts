import { beforeAll, expect, test } from 'vitest'
import {
  createTestWorld,
  failureOf,
  mailedToken,
  testPassword,
  type Person,
  type TestWorld,
} from '../../testing/index.ts'
import { requestPasswordReset } from './request-password-reset.ts'

const newPassword = 'another quiet green harbour'
let world: TestWorld

beforeAll(async () => {
  world = await createTestWorld()
  return () => world[Symbol.asyncDispose]()
})

const login = (email: string, password: string) => world.call().auth.login({ email, password })

/** Another device of a person, which has been used: its session is remembered. */
async function device({ email }: Person) {
  const { access_token } = await login(email, testPassword)
  const call = world.call(access_token)
  await call.auth.me()
  return call
}

async function eventsOf({ actor }: Person): Promise<string[]> {
  const events = world.deps.db.selectFrom('account_events').where('user_id', '=', actor.user_id)
  return (await events.select('type').orderBy('id').execute()).map(({ type }) => type)
}

const change = { current_password: testPassword, new_password: newPassword }

test('changing it signs every other device out at once, and this one not', async () => {
  const person = await world.person()
  const other = await device(person)
  const stranger = await world.person()
  await person.call.account.changePassword(change)
  expect((await failureOf(other.auth.me())).code).toBe('UNAUTHENTICATED')
  expect(await person.call.auth.me()).toMatchObject({ email: person.email })
  expect(await stranger.call.auth.me()).toMatchObject({ email: stranger.email })
  expect((await failureOf(login(person.email, testPassword))).code).toBe('INVALID_CREDENTIALS')
  expect(await login(person.email, newPassword)).toMatchObject({ user: { email: person.email } })
  expect(await eventsOf(person)).toContain('password_changed')
  // The address is still to be confirmed: that message goes out by itself, at its own time.
  const mails = (await world.deps.mailed()).filter(({ to }) => to === person.email)
  expect(mails.filter(({ subject }) => subject === 'Your password was changed')).toHaveLength(1)
})

test('changing it takes the present one and a good one, and says at which field it failed', async () => {
  const { email, call } = await world.person()
  const fails = async (input: Partial<typeof change>) =>
    (await failureOf(call.account.changePassword({ ...change, ...input }))).issues
  expect(await fails({ current_password: 'wrong' })).toEqual([
    { path: ['current_password'], message: 'is wrong' },
  ])
  expect((await fails({ new_password: 'short' }))[0]?.path).toEqual(['new_password'])
  expect((await fails({ new_password: 'password1' }))[0]?.path).toEqual(['new_password'])
  expect(await login(email, testPassword)).toBeDefined()
})

test('of two who change it at once one does, and the other is told that it is wrong by now', async () => {
  const person = await world.person()
  const passwords = [`${newPassword} 1`, `${newPassword} 2`]
  const outcomes = await Promise.allSettled(
    passwords.map((new_password) => person.call.account.changePassword({ ...change, new_password })),
  )
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const kept = passwords[outcomes.findIndex(({ status }) => status === 'fulfilled')]!
  expect(await login(person.email, kept)).toBeDefined()
})

test('changing it makes an end of a link to reset the old one', async () => {
  const person = await world.person()
  await world.call().auth.requestPasswordReset({ email: person.email })
  const token = mailedToken(await world.deps.mailed(), person.email, 'reset-password')
  await person.call.account.changePassword(change)
  const reset = world.call().auth.resetPassword({ token, password: `${newPassword} 3` })
  expect((await failureOf(reset)).code).toBe('INVALID_LINK')
})

test('resetting it signs every device out at once, and confirms the address that the link went to', async () => {
  const person = await world.person()
  const other = await device(person)
  await world.call().auth.requestPasswordReset({ email: person.email })
  const token = mailedToken(await world.deps.mailed(), person.email, 'reset-password')
  await world.call().auth.resetPassword({ token, password: newPassword })
  for (const call of [person.call, other])
    expect((await failureOf(call.auth.me())).code).toBe('UNAUTHENTICATED')
  expect((await failureOf(login(person.email, testPassword))).code).toBe('INVALID_CREDENTIALS')
  expect(await login(person.email, newPassword)).toMatchObject({ user: { email_verified: true } })
  expect(await eventsOf(person)).toEqual(
    expect.arrayContaining(['password_reset_requested', 'password_reset']),
  )
})

test('a deactivated account gets no link, and one that it has opens nothing', async () => {
  const person = await world.person()
  await world.call().auth.requestPasswordReset({ email: person.email })
  const token = mailedToken(await world.deps.mailed(), person.email, 'reset-password')
  await world.deps.db
    .updateTable('users')
    .set({ deactivated_at: world.deps.now() })
    .where('id', '=', person.actor.user_id)
    .execute()
  const reset = world.call().auth.resetPassword({ token, password: newPassword })
  expect((await failureOf(reset)).code).toBe('INVALID_LINK')
  world.deps.advance(60_000)
  const before = (await world.deps.mailed()).length
  await world.call().auth.requestPasswordReset({ email: person.email })
  expect(await world.deps.mailed()).toHaveLength(before)
})

test('asking for a reset does the same before the answer for an unknown address as for a known one', async () => {
  const { email } = await world.person()
  await world.deps.mailed()
  const statements = async (address: string) => {
    const { db } = world.deps
    let done = 0
    // What the caller waits for; what follows the answer is held back meanwhile.
    const held: (() => void)[] = []
    const deps = {
      ...world.deps,
      db: new Proxy(db, {
        get: (target, key) => {
          if (key === 'executeQuery') done += 1
          const value: unknown = Reflect.get(target, key, target)
          return typeof value === 'function' ? (value.bind(target) as unknown) : value
        },
      }),
      background: { ...world.deps.background, run: (work: never) => void held.push(work) },
    }
    await requestPasswordReset(deps, { email: address }, { user_agent: undefined })
    return { done, held: held.length }
  }
  expect(await statements(email)).toEqual({ done: 1, held: 1 })
  expect(await statements('nobody@example.com')).toEqual({ done: 1, held: 0 })
})
