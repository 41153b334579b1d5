import { beforeAll, describe, expect, test } from 'vitest'
import { deactivateUser, reactivateUser } from '../../admin/manage-users.ts'
import { checkCredentials } from '../../sessions/check-credentials.ts'
import { openRefreshableSession, openSession } from '../../sessions/open-session.ts'
import { atOnce } from '../../testing/at-once.ts'
import {
  createTestWorld,
  failureOf,
  mailedToken,
  testPassword,
  type Person,
  type TestWorld,
} from '../../testing/index.ts'
import { issueResetLink } from './issue-reset-link.ts'

// Access that must not survive a new password, also when it is created at the same moment.

const newPassword = 'another quiet green harbour'
const origin = { user_agent: 'test' }
let world: TestWorld

beforeAll(async () => {
  world = await createTestWorld()
  return () => world[Symbol.asyncDispose]()
})

const auth = () => world.call().auth
const tokenFor = async (email: string, page: string) => mailedToken(await world.deps.mailed(), email, page)
const codeOf = async (work: Promise<unknown>) => (await failureOf(work)).code

async function reset({ email }: Person): Promise<() => Promise<void>> {
  await auth().requestPasswordReset({ email })
  const token = await tokenFor(email, 'reset-password')
  return () => auth().resetPassword({ token, password: newPassword })
}

/** A pending link of each purpose. */
async function pendingLinks({ email, call }: Person) {
  const new_email = `new-${email}`
  await call.account.changeEmail({ password: testPassword, new_email })
  return {
    verifyEmail: await tokenFor(email, 'verify-email'),
    confirmEmailChange: await tokenFor(new_email, 'confirm-email'),
  }
}

const ways: Record<string, (person: Person) => Promise<unknown>> = {
  'changed by its owner': ({ call }) =>
    call.account.changePassword({ current_password: testPassword, new_password: newPassword }),
  'reset by mail': async (person) => (await reset(person))(),
  'reset by a link of the operator': async ({ email }) => {
    const [, token = ''] = (await issueResetLink(world.deps, { email })).split('#token=')
    await auth().resetPassword({ token, password: newPassword })
  },
}

test.each(Object.entries(ways))('%s: revokes every pending link', async (_way, renew) => {
  const person = await world.person()
  const links = await pendingLinks(person)
  await auth().requestPasswordReset({ email: person.email })
  const resetToken = await tokenFor(person.email, 'reset-password')
  await renew(person)
  for (const procedure of ['verifyEmail', 'confirmEmailChange'] as const)
    expect(await codeOf(auth()[procedure]({ token: links[procedure] }))).toBe('INVALID_LINK')
  expect(await codeOf(auth().resetPassword({ token: resetToken, password: `${newPassword} 2` }))).toBe(
    'INVALID_LINK',
  )
  expect(await auth().login({ email: person.email, password: newPassword })).toBeDefined()
})

test('a reset pauses webhooks, which a thief may have made; a change by the owner keeps them', async () => {
  const person = await world.person()
  const { email, call } = person
  const { id } = await call.webhooks.create({ url: 'https://hooks.example/1' })
  await call.account.changePassword({ current_password: testPassword, new_password: `${newPassword} 2` })
  expect(await call.webhooks.list()).toMatchObject([{ id, status: 'active' }])
  await (
    await reset(person)
  )()
  const { access_token } = await auth().login({ email, password: newPassword })
  const { webhooks } = world.call(access_token)
  expect(await webhooks.list()).toMatchObject([{ id, status: 'paused', reason: 'by_owner' }])
  expect(await webhooks.update({ id, status: 'active' })).toMatchObject({ status: 'active', reason: null })
})

test('a reset revokes personal access tokens and all sessions; a change by the owner keeps the tokens', async () => {
  const person = await world.person()
  const scopes = ['tasks:read'] as const
  const { token } = await person.call.accessTokens.create({ name: 'Script', scopes: [...scopes] })
  await world.call(token).tasks.list()
  await person.call.account.changePassword({
    current_password: testPassword,
    new_password: `${newPassword} 2`,
  })
  expect(await world.call(token).tasks.list()).toEqual([])
  await (
    await reset(person)
  )()
  expect(await codeOf(world.call(token).tasks.list())).toBe('UNAUTHENTICATED')
  expect(await codeOf(person.call.auth.me())).toBe('UNAUTHENTICATED')
  const rows = world.deps.db.selectFrom('personal_tokens').where('user_id', '=', person.actor.user_id)
  expect(await rows.select('id').execute()).toEqual([])
})

test('an operator’s link works for one address, is replaced by the next one, and becomes an event', async () => {
  const person = await world.person()
  const { email } = person
  const issue = async () => (await issueResetLink(world.deps, { email })).split('#token=')
  const [page, first = ''] = await issue()
  const [, second = ''] = await issue()
  expect(page).toBe('https://taskwire.example/app/reset-password')
  expect(await codeOf(auth().resetPassword({ token: first, password: newPassword }))).toBe('INVALID_LINK')
  expect(await person.call.account.activity()).toContainEqual(
    expect.objectContaining({
      type: 'password_reset_by_operator',
      ip: null,
      user_agent: null,
      session_id: null,
    }),
  )
  await auth().resetPassword({ token: second, password: newPassword })
  expect(await codeOf(issueResetLink(world.deps, { email: 'nobody@example.com' }))).toBe('USER_NOT_FOUND')
})

const orders = [
  ['before', 0],
  ['after', 1],
] as const

describe.each(orders)('at the moment of a reset, %s it', (_order, place) => {
  /** Runs both so that they contend for the account's row. */
  async function meet(person: Person, work: () => Promise<unknown>) {
    const renew = await reset(person)
    const writes = place === 0 ? [work, renew] : [renew, work]
    const outcomes = await atOnce(world.deps.db, person.actor, writes, { inTurn: true })
    expect(outcomes[1 - place]).toMatchObject({ status: 'fulfilled' })
    return outcomes[place] as PromiseSettledResult<unknown>
  }

  const livingSessions = ({ actor }: Person) =>
    world.deps.db
      .selectFrom('sessions')
      .where('user_id', '=', actor.user_id)
      .where('revoked_at', 'is', null)
      .select('id')
      .execute()

  test('a sign-in with the old password opens no session', async () => {
    const person = await world.person()
    const credentials = { email: person.email, password: testPassword }
    const { proof } = await checkCredentials(world.deps, credentials, origin)
    await meet(person, () => openSession(world.deps, proof, { ...origin, contract: 'native' }))
    expect(await livingSessions(person)).toEqual([])
  })

  test('creates no personal access token', async () => {
    const person = await world.person()
    await meet(person, () => person.call.accessTokens.create({ name: 'Script', scopes: ['tasks:read'] }))
    const rows = world.deps.db.selectFrom('personal_tokens').where('user_id', '=', person.actor.user_id)
    expect(await rows.select('id').execute()).toEqual([])
  })

  test('creates no calendar feed', async () => {
    const person = await world.person()
    await meet(person, () => person.call.calendar.create())
    const rows = world.deps.db.selectFrom('calendar_feeds').where('user_id', '=', person.actor.user_id)
    expect(await rows.select('user_id').execute()).toEqual([])
  })

  test('leaves no webhook active', async () => {
    const person = await world.person()
    await meet(person, () => person.call.webhooks.create({ url: 'https://hooks.example/1' }))
    const rows = world.deps.db.selectFrom('webhooks').where('user_id', '=', person.actor.user_id)
    expect(await rows.select('status').execute()).toEqual(place === 0 ? [{ status: 'paused' }] : [])
  })

  test('leaves no change of address pending', async () => {
    const person = await world.person()
    const new_email = `race-${person.email}`
    await meet(person, () => person.call.account.changeEmail({ password: testPassword, new_email }))
    const rows = world.deps.db.selectFrom('account_links').where('user_id', '=', person.actor.user_id)
    expect(await rows.select('purpose').execute()).toEqual([])
  })
})

test('refresh tokens that are rotated during a reset are invalid', async () => {
  const person = await world.person()
  const request = { ...origin, contract: 'native' }
  const { refresh_token } = await openRefreshableSession(world.deps, person.actor.user_id, request)
  const renew = await reset(person)
  const refresh = () => auth().refresh({ refresh_token })
  const outcomes = await Promise.allSettled([refresh(), renew(), refresh(), refresh()])
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected' || outcome.value === undefined) continue
    const { access_token, refresh_token: successor } = outcome.value
    expect(await codeOf(world.call(access_token).auth.me())).toBe('UNAUTHENTICATED')
    expect(await codeOf(auth().refresh({ refresh_token: successor }))).toBe('INVALID_REFRESH_TOKEN')
  }
  expect(await codeOf(refresh())).toBe('INVALID_REFRESH_TOKEN')
})

test.each(orders)(
  'a sign-in at the moment of a deactivation, %s it, leaves no active session',
  async (_order, place) => {
    const person = await world.person()
    const { id } = { id: person.actor.user_id }
    const signIn = () => openSession(world.deps, id, { ...origin, contract: 'native' })
    const off = () => deactivateUser(world.deps, { id })
    const writes: (() => Promise<unknown>)[] = place === 0 ? [signIn, off] : [off, signIn]
    const outcomes = await atOnce(world.deps.db, person.actor, writes, { inTurn: true })
    expect(outcomes[1 - place]).toMatchObject({ status: 'fulfilled' })
    await reactivateUser(world.deps, { id })
    const living = world.deps.db
      .selectFrom('sessions')
      .where('user_id', '=', id)
      .where('revoked_at', 'is', null)
    expect(await living.select('id').execute()).toEqual([])
  },
)
