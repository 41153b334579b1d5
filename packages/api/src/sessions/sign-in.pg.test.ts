import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createTestWorld, failureOf, type TestWorld } from '../testing/index.ts'
import { authenticate } from '../authenticate.ts'
import { openRefreshableSession, openSession } from './open-session.ts'
import { refreshAccess } from './refresh-access.ts'
import { createSessionCache } from './session-cache.ts'
import { signOutByRefreshToken } from './sign-out.ts'

const request = { contract: 'session', user_agent: 'test' }
const second = 1_000
const day = 86_400 * second

/** A session with a refresh token, under a clock that moves only by `advance`. */
async function signIn(world: TestWorld) {
  const { actor } = await world.person()
  const start = Date.parse(world.deps.now())
  let elapsed = 0
  const deps = { ...world.deps, now: () => new Date(start + elapsed).toISOString() }
  const session = await openRefreshableSession(deps, actor.user_id, request)
  const at = (ms: number) => (elapsed = ms)
  return { deps, at, actor, ...session }
}

/** Deps of another process on the same database, with an empty cache. */
const elsewhere = (deps: TestWorld['deps']) => ({ ...deps, sessions: createSessionCache() })

describe('an access token', () => {
  test('is valid for a day, or for 15 minutes beside a refresh token', async () => {
    await using world = await createTestWorld()
    const { actor, deps } = await signIn(world)
    const alone = await openSession(deps, actor.user_id, request)
    const followed = await openRefreshableSession(deps, actor.user_id, request)
    expect([alone.expires_in, followed.expires_in]).toEqual([86_400, 900])
    const tokens = [alone.access_token, followed.access_token]
    const alive = () => tokens.map((token) => world.deps.accessTokens.verify(token) !== undefined)
    expect(alive()).toEqual([true, true])
    world.deps.advance(900 * second)
    expect(alive()).toEqual([true, false])
    world.deps.advance(day)
    expect(alive()).toEqual([false, false])
    expect((await failureOf(world.call(alone.access_token).auth.me())).code).toBe('UNAUTHENTICATED')
  })

  test('ends with its session: at once in the same process, and in others at the next lookup', async () => {
    await using world = await createTestWorld()
    const { access_token, refresh_token, actor } = await signIn(world)
    const other = await openSession(world.deps, actor.user_id, request)
    await world.call(access_token).auth.me() // cached now
    await signOutByRefreshToken(world.deps, refresh_token, request)
    expect((await failureOf(world.call(access_token).auth.me())).code).toBe('UNAUTHENTICATED')
    expect((await failureOf(authenticate(elsewhere(world.deps), access_token))).code).toBe('UNAUTHENTICATED')
    await world.call(other.access_token).auth.me() // other devices stay signed in
  })

  test('ends when its user is deactivated', async () => {
    await using world = await createTestWorld()
    const ann = await world.person()
    const bob = await world.person()
    await ann.call.auth.me()
    const deactivated_at = world.deps.now()
    await world.deps.db
      .updateTable('users')
      .set({ deactivated_at })
      .where('id', '=', ann.actor.user_id)
      .execute()
    expect((await failureOf(authenticate(elsewhere(world.deps), ann.access_token))).code).toBe(
      'UNAUTHENTICATED',
    )
    world.deps.sessions.evict(ann.actor.session_id)
    expect((await failureOf(ann.call.tasks.list())).code).toBe('UNAUTHENTICATED')
    await bob.call.tasks.list()
  })

  test('ends with the absolute limit of its session and with its user’s row', async () => {
    await using world = await createTestWorld()
    const { deps, at, access_token, actor } = await signIn(world)
    at(30 * day - 1)
    expect(await authenticate(elsewhere(world.deps), access_token)).toEqual({
      ...actor,
      session_id: expect.any(String),
    })
    at(30 * day)
    expect(
      (await failureOf(authenticate({ ...deps, sessions: createSessionCache() }, access_token))).code,
    ).toBe('UNAUTHENTICATED')
    await deps.db.deleteFrom('users').execute()
    expect((await failureOf(authenticate(elsewhere(world.deps), access_token))).code).toBe('UNAUTHENTICATED')
  })
})

describe('a refresh token', () => {
  test('returns an access token of the same session at each use', async () => {
    await using world = await createTestWorld()
    const { refresh_token, access_token } = await signIn(world)
    const { session_id } = await authenticate(world.deps, access_token)
    const tokens = await Promise.all(
      Array.from({ length: 5 }, () => refreshAccess(world.deps, refresh_token, request)),
    )
    for (const token of tokens) expect((await authenticate(world.deps, token)).session_id).toBe(session_id)
    expect(new Set([access_token, ...tokens]).size).toBe(6)
  })

  test('is stored as a digest only', async () => {
    await using world = await createTestWorld()
    const { refresh_token } = await signIn(world)
    const rows = await world.deps.db
      .selectFrom('sessions')
      .select('refresh_hash')
      .where('contract', '=', 'session')
      .execute()
    expect(rows).toEqual([{ refresh_hash: createHash('sha256').update(refresh_token).digest() }])
  })

  test('expires after 14 days without use; each use starts them again', async () => {
    await using world = await createTestWorld()
    const { deps, at, refresh_token } = await signIn(world)
    at(14 * day - 1)
    await refreshAccess(deps, refresh_token, request)
    at(28 * day - 2)
    await refreshAccess(deps, refresh_token, request)
    const idle = await signIn(world)
    idle.at(14 * day)
    expect((await failureOf(refreshAccess(idle.deps, idle.refresh_token, request))).code).toBe(
      'REFRESH_TOKEN_EXPIRED',
    )
  })

  test('expires after 30 days even when it is used, at sign-out too', async () => {
    await using world = await createTestWorld()
    const { deps, at, refresh_token } = await signIn(world)
    for (const days of [10, 20, 29]) {
      at(days * day)
      await refreshAccess(deps, refresh_token, request)
    }
    at(30 * day - 1)
    await refreshAccess(deps, refresh_token, request)
    at(30 * day)
    expect((await failureOf(refreshAccess(deps, refresh_token, request))).code).toBe('REFRESH_TOKEN_EXPIRED')
    expect((await failureOf(signOutByRefreshToken(deps, refresh_token, request))).code).toBe(
      'REFRESH_TOKEN_EXPIRED',
    )
  })

  test('is invalid when it is revoked, unknown, of another kind or of a deactivated user', async () => {
    await using world = await createTestWorld()
    const { deps, refresh_token, access_token, actor } = await signIn(world)
    const revoked = await openRefreshableSession(deps, actor.user_id, request)
    await signOutByRefreshToken(deps, revoked.refresh_token, request)
    const wrong = [
      revoked.refresh_token,
      undefined,
      '',
      'junk',
      access_token,
      deps.newSecret(),
      `${refresh_token} `,
      refresh_token.slice(1),
    ]
    const failures = await Promise.all(wrong.map((token) => failureOf(refreshAccess(deps, token, request))))
    failures.push(await failureOf(signOutByRefreshToken(deps, revoked.refresh_token, request)))
    await deps.db.updateTable('users').set({ deactivated_at: deps.now() }).execute()
    failures.push(await failureOf(refreshAccess(deps, refresh_token, request)))
    expect(new Set(failures.map(({ code, message }) => `${code} ${message}`)).size).toBe(1)
    expect(failures[0]?.code).toBe('INVALID_REFRESH_TOKEN')
  })
})

test('stores a session with any user agent, in printable characters', async () => {
  await using world = await createTestWorld()
  const { actor } = await world.person()
  for (const user_agent of [undefined, '', 'curl/8', 'a\0b\r\n\ud800é', 'x'.repeat(5_000)])
    await openSession(world.deps, actor.user_id, { contract: 'agents', user_agent })
  const rows = await world.deps.db
    .selectFrom('sessions')
    .select('user_agent')
    .where('contract', '=', 'agents')
    .orderBy('id')
    .execute()
  expect(rows.map((row) => row.user_agent)).toEqual([null, '', 'curl/8', 'a?b????', 'x'.repeat(300)])
})
