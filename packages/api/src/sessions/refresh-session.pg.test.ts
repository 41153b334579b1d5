import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createTestWorld, failureOf, type TestWorld } from '../testing/index.ts'
import { authenticate } from '../authenticate.ts'
import { openRefreshableSession } from './open-session.ts'
import { refreshAccess } from './refresh-access.ts'
import { signOutByRefreshToken } from './sign-out.ts'
import { refreshSession } from './refresh-session.ts'

const request = { contract: 'native', user_agent: 'test', ip: '192.0.2.1' }
const second = 1_000
const day = 86_400 * second

/** A session with a refresh token, under a clock that moves only by `advance`. */
async function signIn(world: TestWorld) {
  const { actor } = await world.person()
  const start = Date.parse(world.deps.now())
  let elapsed = 0
  const deps = { ...world.deps, now: () => new Date(start + elapsed).toISOString() }
  const session = await openRefreshableSession(deps, actor.user_id, request)
  return {
    deps,
    ...session,
    at: (ms: number) => (elapsed = ms),
    refresh: (token: string | undefined) => refreshSession(deps, token, request),
    events: async () => {
      const rows = await deps.db
        .selectFrom('account_events')
        .select(['type', 'session_id', 'ip'])
        .where('type', 'not in', ['registered', 'signed_in'])
        .execute()
      return rows.map(({ type, ip }) => `${type} ${ip}`)
    },
  }
}

const code = async (work: Promise<unknown>) => (await failureOf(work)).code

describe('rotation', () => {
  test('each use gives an access token of the same session and another refresh token', async () => {
    await using world = await createTestWorld()
    const { refresh, access_token, refresh_token } = await signIn(world)
    const { session_id } = await authenticate(world.deps, access_token)
    const chain = [refresh_token]
    for (let n = 0; n < 4; n += 1) {
      const next = await refresh(chain.at(-1))
      expect(next.expires_in).toBe(900)
      expect((await authenticate(world.deps, next.access_token)).session_id).toBe(session_id)
      chain.push(next.refresh_token)
    }
    expect(new Set(chain).size).toBe(5)
    for (const token of chain.slice(1)) expect(token).toMatch(/^[\w-]{43}\.[\w-]{43}$/)
  })

  test('50 concurrent calls with one token all get the same successor', async () => {
    await using world = await createTestWorld()
    const { refresh, refresh_token, events } = await signIn(world)
    const answers = await Promise.all(Array.from({ length: 50 }, () => refresh(refresh_token)))
    const successors = new Set(answers.map((answer) => answer.refresh_token))
    expect(successors.size).toBe(1)
    expect(successors).not.toContain(refresh_token)
    await refresh(answers[0]?.refresh_token) // the successor is valid
    expect(await events()).toEqual([])
  })

  test('for exactly 30 seconds the spent token returns its successor again', async () => {
    await using world = await createTestWorld()
    const { refresh, at, refresh_token } = await signIn(world)
    const first = await refresh(refresh_token)
    at(30 * second - 1)
    expect((await refresh(refresh_token)).refresh_token).toBe(first.refresh_token)
    at(30 * second)
    expect(await code(refresh(refresh_token))).toBe('INVALID_REFRESH_TOKEN')
  })

  test('only digests are stored, and no successor can be derived from them', async () => {
    await using world = await createTestWorld()
    const { refresh, refresh_token, deps } = await signIn(world)
    const next = await refresh(refresh_token)
    const [row] = await deps.db
      .selectFrom('sessions')
      .selectAll()
      .where('refresh_hash', 'is not', null)
      .execute()
    const digest = (token: string) => createHash('sha256').update(token).digest()
    expect([row?.family_hash, row?.previous_hash, row?.refresh_hash]).toEqual([
      digest(refresh_token),
      digest(refresh_token),
      digest(next.refresh_token),
    ])
    const stored = JSON.stringify(row) + String(row?.rotation_salt?.toString('base64url'))
    for (const part of [refresh_token, ...next.refresh_token.split('.')]) expect(stored).not.toContain(part)
  })
})

describe('a spent token after the grace period', () => {
  test('ends the session with its successors and access tokens, and records an event', async () => {
    await using world = await createTestWorld()
    const { refresh, at, refresh_token, access_token, events } = await signIn(world)
    const thief = await refresh(refresh_token)
    at(31 * second)
    expect(await code(refresh(refresh_token))).toBe('INVALID_REFRESH_TOKEN')
    expect(await code(refresh(thief.refresh_token))).toBe('INVALID_REFRESH_TOKEN')
    for (const token of [access_token, thief.access_token])
      expect(await code(authenticate(world.deps, token))).toBe('UNAUTHENTICATED')
    expect(await events()).toEqual(['refresh_token_reused 192.0.2.1'])
  })

  test('ends the session at any age, also in contracts that do not rotate', async () => {
    await using world = await createTestWorld()
    for (const use of [refreshAccess, signOutByRefreshToken, refreshSession]) {
      const { refresh, deps, refresh_token } = await signIn(world)
      const second = await refresh(refresh_token)
      const third = await refresh(second.refresh_token)
      expect(await code(use(deps, refresh_token, request))).toBe('INVALID_REFRESH_TOKEN')
      expect(await code(refresh(third.refresh_token))).toBe('INVALID_REFRESH_TOKEN')
    }
  })

  test('keeps the other sessions of the user', async () => {
    await using world = await createTestWorld()
    const { refresh, deps, at, refresh_token, access_token } = await signIn(world)
    const { user_id } = await authenticate(world.deps, access_token)
    const other = await openRefreshableSession(deps, user_id, request)
    await refresh(refresh_token)
    at(31 * second)
    await code(refresh(refresh_token))
    expect((await refresh(other.refresh_token)).expires_in).toBe(900)
  })
})

describe('the limits', () => {
  test('14 days without use; each rotation starts them again', async () => {
    await using world = await createTestWorld()
    const { refresh, at, refresh_token } = await signIn(world)
    at(14 * day - 1)
    const next = await refresh(refresh_token)
    at(28 * day - 2)
    const last = await refresh(next.refresh_token)
    at(30 * day - 1)
    const end = await refresh(last.refresh_token)
    at(30 * day)
    expect(await code(refresh(end.refresh_token))).toBe('REFRESH_TOKEN_EXPIRED')
    const idle = await signIn(world)
    idle.at(14 * day)
    expect(await code(idle.refresh(idle.refresh_token))).toBe('REFRESH_TOKEN_EXPIRED')
  })
})

describe('kinds', () => {
  test('only a refresh token refreshes, and it is no access token', async () => {
    await using world = await createTestWorld()
    const { refresh, refresh_token, access_token, deps } = await signIn(world)
    const next = await refresh(refresh_token)
    for (const other of [
      undefined,
      '',
      '.',
      access_token,
      deps.newSecret(),
      `${next.refresh_token} `.trimStart().slice(1),
    ])
      expect(await code(refresh(other))).toBe('INVALID_REFRESH_TOKEN')
    for (const token of [refresh_token, next.refresh_token])
      expect(await code(authenticate(world.deps, token))).toBe('UNAUTHENTICATED')
    await refresh(next.refresh_token) // none of these counted as a reuse
  })

  test('contract 003 accepts the newest token of any session and does not rotate it', async () => {
    await using world = await createTestWorld()
    const { refresh, refresh_token, deps } = await signIn(world)
    const there = async (token: string) => {
      const access_token = await refreshAccess(deps, token, request)
      return (await authenticate(world.deps, access_token)).session_id
    }
    const session_id = await there(refresh_token)
    const next = await refresh(refresh_token)
    expect(await there(refresh_token)).toBe(session_id) // within its grace period
    expect([await there(next.refresh_token), await there(next.refresh_token)]).toEqual([
      session_id,
      session_id,
    ])
    await refresh(next.refresh_token)
  })
})
