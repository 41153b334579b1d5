import { DomainError } from '@taskwire/domain'
import { expect, test } from 'vitest'
import { createPasswordHasher, bcryptConcurrency, PASSWORD_SCHEME } from './password-hash.ts'

const hasher = createPasswordHasher({ cost: 4, concurrency: 2, maxQueue: 8 })

test('a hash matches its password only; a missing hash matches nothing', async () => {
  const hash = await hasher.hash('a password')
  expect(await hasher.hash('a password')).not.toBe(hash)
  expect(await hasher.verify('a password', hash)).toBe(true)
  expect(await hasher.verify('another password', hash)).toBe(false)
  for (const password of ['', 'a password']) expect(await hasher.verify(password, undefined)).toBe(false)
})

test('a hash with another cost or scheme is outdated', async () => {
  const hash = await hasher.hash('a password')
  const stronger = createPasswordHasher({ cost: 5, concurrency: 1, maxQueue: 8 })
  expect(hasher.isOutdated(hash, PASSWORD_SCHEME)).toBe(false)
  expect(stronger.isOutdated(hash, PASSWORD_SCHEME)).toBe(true)
  expect(hasher.isOutdated(hash, PASSWORD_SCHEME - 1)).toBe(true)
  expect(await stronger.verify('a password', hash)).toBe(true)
})

test('a full queue refuses the next caller and serves the waiting and later ones', async () => {
  const small = createPasswordHasher({ cost: 4, concurrency: 1, maxQueue: 2 })
  const hash = await small.hash('a password')
  const outcomes = await Promise.allSettled([
    small.verify('a password', hash),
    small.hash('a password'),
    small.verify('a password', undefined),
    small.verify('a password', hash),
    small.hash('a password'),
  ])
  const refusals = outcomes.filter((outcome) => outcome.status === 'rejected')
  expect(refusals).toHaveLength(2)
  for (const { reason } of refusals) {
    expect(reason).toBeInstanceOf(DomainError)
    expect(reason).toMatchObject({ code: 'UNAVAILABLE' })
  }
  expect(await small.verify('a password', hash)).toBe(true)
})

test('an unknown account costs one hash, from the first call on', async () => {
  const cost = 8
  const hash = await createPasswordHasher({ cost, concurrency: 1, maxQueue: 1 }).hash('a password')
  // Measures CPU work and not time, since other processes run beside the test.
  const workOf = async (stored: string | undefined) => {
    const fresh = createPasswordHasher({ cost, concurrency: 1, maxQueue: 1 })
    const before = process.cpuUsage()
    await fresh.verify('another password', stored)
    return process.cpuUsage(before).user
  }
  let [known, unknown] = [0, 0]
  for (let i = 0; i < 8; i += 1) {
    known += await workOf(hash)
    unknown += await workOf(undefined)
  }
  // Two hashes, or none, would be far outside this range.
  expect(unknown / known).toBeGreaterThan(0.6)
  expect(unknown / known).toBeLessThan(1.6)
})

test.each([
  [1, 1],
  [2, 1],
  [4, 3],
  [64, 3],
])('on %i cores %i hashes run at once', (cores, hashes) => expect(bcryptConcurrency(cores)).toBe(hashes))
