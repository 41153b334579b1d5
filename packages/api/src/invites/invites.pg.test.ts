import { beforeAll, expect, test } from 'vitest'
import { purgeAccounts } from '../accounts/purge-accounts.ts'
import { registerAccount } from '../accounts/register-account.ts'
import { setRole } from '../admin/manage-users.ts'
import { createTestWorld, failureOf, testPassword, type Person, type TestWorld } from '../testing/index.ts'
import { checkInvite } from './admit-registration.ts'

const password = testPassword
const DAY = 86_400_000

let world: TestWorld
let admin: Person

beforeAll(async () => {
  world = await createTestWorld()
  admin = await world.person('admin@example.com')
  await setRole(world.deps, { id: admin.actor.user_id, role: 'admin' })
  Object.assign(world.deps.policy, { registration: 'invite' })
  return () => world[Symbol.asyncDispose]()
})

let people = 0
const newEmail = () => `new-${(people += 1)}@example.com`
const invite = (input: { email?: string; expires_in_days?: number } = {}) =>
  admin.call.admin.invites.create(input)
const register = (email: string, token?: string) =>
  world.call().auth.register({ email, password, ...(token !== undefined && { invite: token }) })
const codeOf = async (work: PromiseLike<unknown>) => (await failureOf(work)).code

test('a server by invitation registers an invited person once, and nobody else', async () => {
  const { token, url, state, email } = await invite()
  expect({ url, state, email }).toEqual({
    url: `https://taskwire.example/app/signup#token=${token}`,
    state: 'valid',
    email: null,
  })
  expect(await codeOf(register(newEmail()))).toBe('INVITE_REQUIRED')
  expect(await codeOf(register(newEmail(), 'never made'))).toBe('INVALID_INVITE')
  // A refusal of the registration leaves the invitation as it is.
  expect(await codeOf(register(admin.email, token))).toBe('EMAIL_TAKEN')
  expect(await world.call().auth.checkInvite({ token })).toEqual({ state: 'valid', email: null })

  const invited = newEmail()
  expect(await register(invited, token)).toMatchObject({ email: invited, role: 'user' })
  expect(await world.call().auth.login({ email: invited, password })).toBeDefined()
  expect(await codeOf(register(newEmail(), token))).toBe('INVALID_INVITE')
  expect(await world.call().auth.checkInvite({ token })).toEqual({ state: 'used', email: null })
  expect((await admin.call.admin.invites.list())[0]).toMatchObject({ state: 'used', email: invited })
  const stored = await world.deps.db.selectFrom('invites').selectAll().execute()
  expect(JSON.stringify(stored)).not.toContain(token)
})

test('of two registrations at once with one invitation one makes an account', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { token } = await invite()
    const emails = [newEmail(), newEmail()]
    const outcomes = await Promise.allSettled(emails.map((email) => register(email, token)))
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const made = await world.deps.db
      .selectFrom('users')
      .select('email')
      .where('email', 'in', emails)
      .execute()
    expect(made).toHaveLength(1)
  }
})

test('an invitation for an address is mailed to it, and is refused to others', async () => {
  const email = newEmail()
  const { token, url, mailed } = await invite({ email: email.toUpperCase() })
  expect(mailed).toBe(true)
  const [message] = (await world.deps.mailed()).filter(({ to }) => to === email)
  expect(message?.text).toContain(url)
  expect(await world.call().auth.checkInvite({ token })).toEqual({ state: 'valid', email })
  expect(await codeOf(register(newEmail(), token))).toBe('INVALID_INVITE')
  expect(await register(email, token)).toMatchObject({ email })
})

test('expired and withdrawn invitations are refused, and purged a month later', async () => {
  await using own = await createTestWorld({ registration: 'invite' })
  const boss = await registerAccount(
    own.deps,
    { email: 'boss@example.com', password },
    { user_agent: undefined },
    { strictPassword: false, byOperator: true },
  )
  await setRole(own.deps, { id: boss.id, role: 'admin' })
  const { access_token } = await own.call().auth.login({ email: boss.email, password })
  const { invites } = own.call(access_token).admin
  const register = (invite: string) =>
    own.call().auth.register({ email: 'new@example.com', password, invite })

  const withdrawn = await invites.create({ email: 'x@example.com' })
  await invites.withdraw({ id: withdrawn.id })
  expect(await codeOf(register(withdrawn.token))).toBe('INVALID_INVITE')
  for (const id of [withdrawn.id, 'x', own.deps.newId()])
    expect(await codeOf(invites.withdraw({ id }))).toBe('INVITE_NOT_FOUND')
  const { token } = await invites.create({ expires_in_days: 2 })
  expect((await own.call(access_token).account.activity()).slice(0, 3)).toMatchObject([
    { type: 'invite_created', about: null },
    { type: 'invite_withdrawn', about: 'x@example.com' },
    { type: 'invite_created', about: 'x@example.com' },
  ])

  own.deps.advance(2 * DAY)
  expect(await codeOf(register(token))).toBe('INVALID_INVITE')
  expect(await checkInvite(own.deps, { token })).toEqual({ state: 'expired', email: null })
  expect(await purgeAccounts(own.deps)).toMatchObject({ invites: 0 })
  own.deps.advance(31 * DAY)
  expect(await purgeAccounts(own.deps)).toMatchObject({ invites: 1 })
})

test('an open server takes a person with any invitation, and a closed one nobody', async () => {
  await using open = await createTestWorld()
  const input = { email: 'a@example.com', password, invite: 'never made' }
  expect(await open.call().auth.registration()).toEqual({ registration: 'open' })
  expect(await open.call().auth.register(input)).toMatchObject({ email: input.email })

  await using closed = await createTestWorld({ registration: 'closed' })
  expect(await closed.call().auth.registration()).toEqual({ registration: 'closed' })
  expect(await codeOf(closed.call().auth.register(input))).toBe('REGISTRATION_CLOSED')
  expect(await closed.deps.db.selectFrom('users').select('id').execute()).toEqual([])
})
