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

/** Another device of a person, whose session is cached. */
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

test('a change signs out all other devices at once and keeps this one', async () => {
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
  // The message to confirm the address is sent independently.
  const mails = (await world.deps.mailed()).filter(({ to }) => to === person.email)
  expect(mails.filter(({ subject }) => subject === 'Your password was changed')).toHaveLength(1)
})

test('a change needs the current and a strong new password, and names the field that failed', async () => {
  const { email, call } = await world.person()
  const fails = async (input: Partial<typeof change>) =>
    (await failureOf(call.account.changePassword({ ...change, ...input }))).issues
  expect(await fails({ current_password: 'wrong' })).toEqual([
    { path: ['current_password'], message: 'is wrong', code: 'wrong' },
  ])
  expect((await fails({ new_password: 'short' }))[0]?.path).toEqual(['new_password'])
  expect((await fails({ new_password: 'password1' }))[0]?.path).toEqual(['new_password'])
  expect(await login(email, testPassword)).toBeDefined()
})

test('of two concurrent changes one succeeds, and the other gets a wrong password', async () => {
  const person = await world.person()
  const passwords = [`${newPassword} 1`, `${newPassword} 2`]
  const outcomes = await Promise.allSettled(
    passwords.map((new_password) => person.call.account.changePassword({ ...change, new_password })),
  )
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const kept = passwords[outcomes.findIndex(({ status }) => status === 'fulfilled')]!
  expect(await login(person.email, kept)).toBeDefined()
})

test('a change revokes a pending reset link', async () => {
  const person = await world.person()
  await world.call().auth.requestPasswordReset({ email: person.email })
  const token = mailedToken(await world.deps.mailed(), person.email, 'reset-password')
  await person.call.account.changePassword(change)
  const reset = world.call().auth.resetPassword({ token, password: `${newPassword} 3` })
  expect((await failureOf(reset)).code).toBe('INVALID_LINK')
})

test('a reset signs out all devices at once and confirms the address of the link', async () => {
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

test('a deactivated account gets no link, and its pending link is refused', async () => {
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

test('a reset request runs the same queries before the response for unknown and known addresses', async () => {
  const { email } = await world.person()
  await world.deps.mailed()
  const statements = async (address: string) => {
    const { db } = world.deps
    let done = 0
    // Only the queries before the response; work after the response is held back.
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
