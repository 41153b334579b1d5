import { describe, expect, test } from 'vitest'
import { createTestWorld, failureOf, type TestWorld } from '../testing/index.ts'
import { openRefreshableSession, openSession } from './open-session.ts'
import { revokeOtherSessions } from './revoke-sessions.ts'

const day = 86_400_000
const from = (user_agent: string) => ({ contract: 'native', user_agent })

async function personWithDevices(world: TestWorld) {
  const person = await world.person()
  const { user_id } = person.actor
  const phone = await openRefreshableSession(world.deps, user_id, from('phone'))
  const script = await openSession(world.deps, user_id, { contract: 'todo', user_agent: 'curl/8' })
  return { ...person, phone, script }
}

const code = async (work: Promise<unknown>) => (await failureOf(work)).code

describe('the list of sessions', () => {
  test('shows device, contract and times of each session, and which one is current', async () => {
    await using world = await createTestWorld()
    const { call, phone, actor } = await personWithDevices(world)
    const list = await call.sessions.list()
    expect(list.map(({ device, door, is_current }) => [device, door, is_current])).toEqual([
      ['curl/8', 'todo', false],
      ['phone', 'native', false],
      ['test', 'native', true],
    ])
    expect(list.at(-1)?.id).toBe(actor.session_id)
    const lasts = list.map(({ created_at, expires_at }) => Date.parse(expires_at) - Date.parse(created_at))
    expect(lasts).toEqual([day, 14 * day, day])
    const current = await world.call(phone.access_token).sessions.list()
    expect(current.find(({ is_current }) => is_current)?.device).toBe('phone')
    expect(Object.keys(list[0] ?? {}).toSorted()).toEqual([
      'created_at',
      'device',
      'door',
      'expires_at',
      'id',
      'is_current',
      'last_used_at',
    ])
  })

  test('leaves out sessions that are revoked, idle for 14 days or expired', async () => {
    await using world = await createTestWorld()
    const { call, phone, actor, script } = await personWithDevices(world)
    await world.call(script.access_token).auth.logout({})
    expect((await call.sessions.list()).map(({ device }) => device)).toEqual(['phone', 'test'])
    world.deps.advance(10 * day)
    const { access_token, refresh_token } = await openRefreshableSession(
      world.deps,
      actor.user_id,
      from('new'),
    )
    const { list } = world.call(access_token).sessions
    expect((await list()).map(({ device }) => device)).toEqual(['new', 'phone'])
    const kept = await world.call().auth.refresh({ refresh_token: phone.refresh_token })
    world.deps.advance(10 * day)
    const later = await world.call().auth.refresh({ refresh_token })
    expect((await world.call(later.access_token).sessions.list()).map(({ device }) => device)).toEqual([
      'new',
      'phone',
    ])
    world.deps.advance(10 * day)
    expect(await code(world.call().auth.refresh(kept as { refresh_token: string }))).toBe(
      'REFRESH_TOKEN_EXPIRED',
    )
  })
})

describe('revoking', () => {
  test('ends the named session once: its tokens are refused at once', async () => {
    await using world = await createTestWorld()
    const { call, phone } = await personWithDevices(world)
    await world.call(phone.access_token).auth.me() // cached now
    const id = (await call.sessions.list()).find(({ device }) => device === 'phone')?.id ?? ''
    expect(await call.sessions.revoke({ id: id.toUpperCase() })).toEqual({ revoked: 1 })
    expect(await code(world.call(phone.access_token).auth.me())).toBe('UNAUTHENTICATED')
    expect(await code(world.call().auth.refresh(phone))).toBe('INVALID_REFRESH_TOKEN')
    expect(await code(call.sessions.revoke({ id }))).toBe('SESSION_NOT_FOUND')
    await call.auth.me()
  })

  test('does not find another user’s session or a text that is no id', async () => {
    await using world = await createTestWorld()
    const ann = await personWithDevices(world)
    const bob = await world.person()
    for (const id of [ann.actor.session_id, world.deps.newId(), 'x', ''])
      expect(await code(bob.call.sessions.revoke({ id }))).toBe('SESSION_NOT_FOUND')
    await ann.call.auth.me()
  })

  test('the others: ends all sessions of this user but the current one', async () => {
    await using world = await createTestWorld()
    const { call, phone, script } = await personWithDevices(world)
    const bob = await world.person()
    for (const token of [phone, script]) await world.call(token.access_token).auth.me()
    expect(await call.sessions.revokeOthers()).toEqual({ revoked: 2 })
    for (const token of [phone, script])
      expect(await code(world.call(token.access_token).auth.me())).toBe('UNAUTHENTICATED')
    expect(await call.sessions.revokeOthers()).toEqual({ revoked: 0 })
    await bob.call.auth.me()
  })

  test('all: ends every session when none is kept', async () => {
    await using world = await createTestWorld()
    const { call, actor } = await personWithDevices(world)
    expect(await revokeOtherSessions(world.deps, { ...actor, keep: null }, from('x'))).toBe(3)
    expect(await code(call.auth.me())).toBe('UNAUTHENTICATED')
  })

  test('is recorded for the owner', async () => {
    await using world = await createTestWorld()
    const { call, phone, actor } = await personWithDevices(world)
    const [, second] = await call.sessions.list()
    await call.sessions.revoke({ id: second?.id ?? '' })
    await call.sessions.revokeOthers()
    await world.call().auth.logout(phone) // ended before: no event
    await call.auth.logout({})
    const rows = await world.deps.db
      .selectFrom('account_events')
      .select(['type', 'session_id'])
      .where('type', 'not in', ['registered', 'signed_in'])
      .orderBy('id')
      .execute()
    expect(rows).toEqual([
      { type: 'session_revoked', session_id: second?.id },
      { type: 'session_revoked', session_id: null },
      { type: 'signed_out', session_id: actor.session_id },
    ])
  })
})

describe('logging out', () => {
  test('by the access token, the refresh token or both; ends both of two sessions', async () => {
    await using world = await createTestWorld()
    const one = await personWithDevices(world)
    expect(await world.call().auth.logout(one.phone)).toEqual({ revoked: 1 })
    expect(await code(world.call(one.phone.access_token).auth.me())).toBe('UNAUTHENTICATED')
    expect(await one.call.auth.logout({})).toEqual({ revoked: 1 })
    expect(await code(one.call.auth.me())).toBe('UNAUTHENTICATED')
    const two = await personWithDevices(world)
    expect(await two.call.auth.logout(two.phone)).toEqual({ revoked: 2 })
    const three = await personWithDevices(world)
    expect(await world.call(three.phone.access_token).auth.logout(three.phone)).toEqual({ revoked: 1 })
    await three.call.auth.me()
  })

  test('ignores invalid tokens and fails without any', async () => {
    await using world = await createTestWorld()
    const { call, phone } = await personWithDevices(world)
    await call.auth.logout(phone)
    expect(await call.auth.logout(phone)).toEqual({ revoked: 0 })
    expect(await world.call('nonsense').auth.logout({ refresh_token: 'nonsense' })).toEqual({ revoked: 0 })
    expect(await code(world.call().auth.logout({}))).toBe('UNAUTHENTICATED')
    // A refresh token is no access token.
    const other = await personWithDevices(world)
    expect(await world.call(other.phone.refresh_token).auth.logout({})).toEqual({ revoked: 0 })
    await world.call(other.phone.access_token).auth.me()
  })
})
