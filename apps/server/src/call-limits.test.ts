import { DomainError } from '@taskwire/domain'
import { expect, test } from 'vitest'
import { createCallLimits, assertWithinLimit } from './call-limits.ts'

const quotas = { perToken: 3, perAddress: 2 }
/** Every text that starts with "s" is a token of the session that it names. */
const accessTokens = {
  issue: () => '',
  verify: (token: string) =>
    token.startsWith('s') ? { user_id: '', session_id: token, expires: 0 } : undefined,
}

/** Every text that starts with "p" is a personal token. */
const personalTokens = {
  get: (token: string) => (token.startsWith('p') ? { user_id: '', id: token, expires_at: '' } : undefined),
  set: () => {},
}
const deps = { accessTokens, personalTokens }

test('a session and a personal token have separate counts', () => {
  const limits = createCallLimits(deps, quotas, () => 0)
  const of = (access_token: string) => limits.count({ access_token, ip: '192.0.2.1' }, 1)
  expect([of('s1'), of('p1'), of('p1')].map(({ policy, left }) => [policy, left])).toEqual([
    ['token', 2],
    ['token', 2],
    ['token', 1],
  ])
})

test('the count starts again each minute', () => {
  let now = 100
  const limits = createCallLimits(deps, quotas, () => now)
  const one = () => limits.count({ access_token: 's1', ip: '192.0.2.1' }, 1)
  expect([one(), one(), one(), one()].map(({ left }) => left)).toEqual([2, 1, 0, -1])
  now += 59.5
  expect(one()).toMatchObject({ left: -2, resets: 1 })
  now += 0.5
  expect(one()).toMatchObject({ left: 2, resets: 60, policy: 'token', quota: 3 })
})

test('callers above the maximum number of counters share one', () => {
  const limits = createCallLimits(deps, quotas, () => 0)
  const from = (ip: string) => limits.count({ access_token: undefined, ip }, 1).left
  for (let i = 0; i < 100_000; i += 1) from(`10.${i}`)
  expect([from('192.0.2.1'), from('192.0.2.2'), from('192.0.2.3')]).toEqual([1, 0, -1])
  expect(from('10.1')).toBe(0)
})

test('the error says after how many seconds to retry', () => {
  const standing = { policy: 'token', quota: 3, left: 0, resets: 7 } as const
  expect(() => assertWithinLimit(standing)).not.toThrow()
  expect(() => assertWithinLimit({ ...standing, left: -1 })).toThrow(DomainError)
})
