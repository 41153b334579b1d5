import { expect, test, vi } from 'vitest'
import { createTestWorld, failureOf, testPassword } from '../testing/test-world.ts'
import { checkCredentials } from '../sessions/check-credentials.ts'
import { purgeAccounts } from '../accounts/purge-accounts.ts'
import { listActivity } from './list-activity.ts'
import { recordEvent } from './record-event.ts'

const origin = { ip: '192.0.2.1', user_agent: 'a browser' }

test('only the owner reads the events of an account, newest first', async () => {
  await using world = await createTestWorld()
  const ann = await world.person('ann@example.com')
  const bob = await world.person()
  const wrong = { email: 'ann@example.com', password: 'wrong' }
  await failureOf(checkCredentials(world.deps, wrong, origin))
  await failureOf(checkCredentials(world.deps, { ...wrong, email: 'nobody@example.com' }, origin))
  const failed = await vi.waitUntil(async () => (await ann.call.account.activity()).find(isFailure), 30_000)
  expect(failed).toMatchObject({ type: 'sign_in_failed', session_id: null, ...origin })
  const types = (await ann.call.account.activity()).map(({ type }) => type)
  expect(types.slice(0, 2)).toEqual(['sign_in_failed', 'signed_in'])
  expect((await bob.call.account.activity()).filter(isFailure)).toEqual([])
  expect((await failureOf(world.call().account.activity())).code).toBe('UNAUTHENTICATED')
})

test('pages cover all events without gaps', async () => {
  await using world = await createTestWorld()
  const { actor, call } = await world.person()
  for (let i = 0; i < 25; i += 1)
    await recordEvent(world.deps, { user_id: actor.user_id, type: 'exported' }, { user_agent: `${i}` })
  const all = await call.account.activity({ limit: 100 })
  const read: typeof all = []
  let cursor: string | undefined
  do {
    const from = cursor
    cursor = undefined
    const onNextPage = (next: string) => (cursor = next)
    const page = await listActivity({ deps: world.deps, actor, onNextPage }, { limit: 10, cursor: from })
    read.push(...page)
  } while (cursor !== undefined)
  expect(read).toEqual(all)
  expect(read.slice(0, 3).map(({ user_agent }) => user_agent)).toEqual(['24', '23', '22'])
  expect((await failureOf(call.account.activity({ cursor: 'page 2' }))).code).toBe('VALIDATION_FAILED')
})

test('failed sign-ins add no more events than the throttle allows', async () => {
  await using world = await createTestWorld({ throttles: true })
  const { call } = await world.person('ann@example.com')
  const guesses = Array.from({ length: 60 }, (_, i) =>
    failureOf(
      checkCredentials(
        world.deps,
        { email: 'ann@example.com', password: `${i}` },
        { ip: `192.0.2.${i}`, user_agent: undefined },
      ),
    ),
  )
  await Promise.all(guesses)
  const failures = async () => (await call.account.activity({ limit: 100 })).filter(isFailure)
  await vi.waitUntil(async () => (await failures()).length >= 10, 30_000)
  expect(await failures()).toHaveLength(10)
})

test('events are kept for 90 days', async () => {
  await using world = await createTestWorld()
  await world.person()
  await checkCredentials(world.deps, { email: 'person1@example.com', password: testPassword }, origin)
  const count = async () => (await world.deps.db.selectFrom('account_events').select('id').execute()).length
  const kept = await count()
  world.deps.advance(89 * 86_400_000)
  expect(await purgeAccounts(world.deps)).toMatchObject({ events: 0 })
  world.deps.advance(2 * 86_400_000)
  expect(await purgeAccounts(world.deps)).toMatchObject({ events: kept })
  expect(await count()).toBe(0)
})

function isFailure({ type }: { type: string }): boolean {
  return type === 'sign_in_failed'
}
