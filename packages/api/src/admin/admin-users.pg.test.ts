import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { atOnce } from '../testing/at-once.ts'
import { createTestWorld, failureOf, testPassword, type Person, type TestWorld } from '../testing/index.ts'
import { checkCredentials } from '../sessions/check-credentials.ts'
import { setRole } from './manage-users.ts'

let world: TestWorld
let admin: Person

beforeAll(async () => {
  world = await createTestWorld()
  admin = await world.person('admin@example.com')
  await setRole(world.deps, { id: admin.actor.user_id, role: 'admin' })
})
afterAll(() => world[Symbol.asyncDispose]())
beforeEach(() => setRole(world.deps, { id: admin.actor.user_id, role: 'admin' }))

const codeOf = async (work: PromiseLike<unknown>) => (await failureOf(work)).code
const idOf = ({ actor }: Person) => ({ id: actor.user_id })

function eventsOf(person: Person) {
  return world.deps.db
    .selectFrom('account_events')
    .select(['type', 'ip'])
    .where('user_id', '=', person.actor.user_id)
    .where('type', 'in', ['role_changed', 'deactivated', 'reactivated'])
    .orderBy('id')
    .execute()
}

test('refuses every procedure to users who are not admins', async () => {
  const person = await world.person()
  const { users } = person.call.admin
  const calls = [
    () => users.list(),
    () => users.setRole({ ...idOf(person), role: 'admin' }),
    () => users.deactivate(idOf(admin)),
    () => users.reactivate(idOf(admin)),
    () => users.sessions(idOf(admin)),
    () => users.accessTokens(idOf(admin)),
    () => users.endSession({ ...idOf(admin), session_id: admin.actor.session_id }),
    () => users.revokeAccessToken({ ...idOf(admin), token_id: world.deps.newId() }),
    () => users.endAccess(idOf(admin)),
    () => users.delete(idOf(admin)),
    () => person.call.admin.invites.list(),
    () => person.call.admin.invites.create({}),
    () => person.call.admin.invites.withdraw({ id: world.deps.newId() }),
  ]
  for (const call of calls)
    expect(await failureOf(call())).toMatchObject({
      code: 'FORBIDDEN',
      message: 'Only an admin may do this, signed in as a person',
    })
  await admin.call.admin.users.setRole({ ...idOf(person), role: 'admin' })
  expect((await users.list({ role: 'admin' })).map(({ id }) => id)).toContain(person.actor.user_id)
  await admin.call.admin.users.setRole({ ...idOf(person), role: 'user' })
  expect(await codeOf(users.list())).toBe('FORBIDDEN')
  expect((await eventsOf(person)).map(({ type }) => type)).toEqual(['role_changed', 'role_changed'])
})

test('finds users by parts of e-mail and name, page by page, with their number of tasks only', async () => {
  const people = [
    await world.person('find-me%1@example.com'),
    await world.person('find-me_2@example.com'),
    await world.person('find-me-3@example.com'),
  ]
  await people[2]?.call.tasks.create({ title: 'Nobody reads this but me' })
  const { list } = admin.call.admin.users
  const emails = async (input: Parameters<typeof list>[0]) => (await list(input)).map(({ email }) => email)
  expect(await emails({ search: 'FIND-ME' })).toEqual(people.map(({ email }) => email).toReversed())
  expect(await emails({ search: 'me%' })).toEqual(['find-me%1@example.com'])
  expect(await emails({ search: 'me_' })).toEqual(['find-me_2@example.com'])
  const [first] = await list({ search: 'find-me', limit: 1 })
  const cursor = String(first?.number)
  expect(await emails({ search: 'find-me', limit: 1, cursor })).toEqual(['find-me_2@example.com'])
  expect(first).toEqual({
    id: people[2]?.actor.user_id,
    number: expect.any(Number),
    email: 'find-me-3@example.com',
    username: null,
    name: null,
    role: 'user',
    is_active: true,
    email_verified: false,
    created_at: expect.any(String),
    task_count: 1,
  })
  // A text that is no cursor, and the cursor of a deleted user: an empty page would look like the end of the list.
  for (const nothing of ['x', '0', '9007199254740992', '9007199254740991'])
    expect(await codeOf(list({ cursor: nothing }))).toBe('VALIDATION_FAILED')
})

test("an admin sees and changes nobody else's tasks", async () => {
  const person = await world.person()
  const { id } = await person.call.tasks.create({ title: 'Private' })
  const { tasks } = admin.call
  const calls = [() => tasks.get({ id }), () => tasks.update({ id, title: 'x' }), () => tasks.delete({ id })]
  for (const call of calls) expect(await codeOf(call())).toBe('TASK_NOT_FOUND')
  expect(JSON.stringify([await tasks.list(), await tasks.changes()])).not.toContain('Private')
})

test('deactivation ends sessions and personal access tokens for good and refuses sign-ins', async () => {
  const person = await world.person()
  const { token } = await person.call.accessTokens.create({ name: 'x', scopes: ['tasks:write'] })
  await world.call(token).tasks.create({ title: 'Stays' })
  const { users } = admin.call.admin
  expect(await users.deactivate(idOf(person))).toMatchObject({ is_active: false, task_count: 1 })
  const refused = async () => [
    await codeOf(person.call.auth.me()),
    await codeOf(world.call(token).tasks.list()),
  ]
  expect(await refused()).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED'])
  const credentials = { email: person.email, password: testPassword }
  expect(await codeOf(checkCredentials(world.deps, credentials, { user_agent: undefined }))).toBe(
    'INVALID_CREDENTIALS',
  )
  expect(await users.deactivate(idOf(person))).toMatchObject({ is_active: false })

  expect(await users.reactivate(idOf(person))).toMatchObject({ is_active: true })
  expect(await refused()).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED'])
  const { access_token } = await world.call().auth.login(credentials)
  expect(await world.call(access_token).tasks.list()).toMatchObject([{ title: 'Stays' }])
  expect(await eventsOf(person)).toEqual([
    { type: 'deactivated', ip: null },
    { type: 'reactivated', ip: null },
  ])
})

test('returns USER_NOT_FOUND for unknown users', async () => {
  const { users } = admin.call.admin
  for (const id of ['x', world.deps.newId()])
    for (const call of [
      () => users.setRole({ id, role: 'user' }),
      () => users.setRole({ id, role: 'admin' }),
      () => users.deactivate({ id }),
      () => users.reactivate({ id }),
    ])
      expect(await codeOf(call())).toBe('USER_NOT_FOUND')
})

test('keeps the last active admin, also beside deactivated ones', async () => {
  const { users } = admin.call.admin
  const former = await world.person()
  await users.setRole({ ...idOf(former), role: 'admin' })
  await users.deactivate(idOf(former))
  expect(await codeOf(users.deactivate(idOf(admin)))).toBe('LAST_ADMIN')
  expect(await codeOf(users.setRole({ ...idOf(admin), role: 'user' }))).toBe('LAST_ADMIN')
  expect(await users.setRole({ ...idOf(admin), role: 'admin' })).toMatchObject({ role: 'admin' })
  // A deactivated admin may lose the role: the active admin stays.
  expect(await users.setRole({ ...idOf(former), role: 'user' })).toMatchObject({ role: 'user' })
})

test.each([
  { first: 'demote', second: 'demote' },
  { first: 'deactivate', second: 'deactivate' },
  { first: 'demote', second: 'deactivate' },
])('$first and $second at once leave one admin', async (ways) => {
  await using own = await createTestWorld()
  const [ann, bob] = [await own.person(), await own.person()]
  for (const person of [ann, bob]) await setRole(own.deps, { ...idOf(person), role: 'admin' })
  const take = (way: string, from: Person, by: Person) => () =>
    way === 'demote'
      ? by.call.admin.users.setRole({ ...idOf(from), role: 'user' })
      : by.call.admin.users.deactivate(idOf(from))
  // Both calls are authenticated before either waits for a lock.
  await Promise.all([ann.call.auth.me(), bob.call.auth.me()])
  // Ids grow with time, so both lock ann's row first.
  const answers = await atOnce(own.deps.db, ann.actor, [
    take(ways.first, ann, bob),
    take(ways.second, bob, ann),
  ])
  expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const { reason } = answers.find(({ status }) => status === 'rejected') as PromiseRejectedResult
  expect(await codeOf(Promise.reject(reason as Error))).toBe('LAST_ADMIN')
})
