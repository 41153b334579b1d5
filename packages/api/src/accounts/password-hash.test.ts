import { DomainError } from '@taskwire/domain'
import { expect, test } from 'vitest'
import { createPasswordHasher, PASSWORD_SCHEME } from './password-hash.ts'

const hasher = createPasswordHasher({ cost: 4, concurrency: 2, maxQueue: 8 })

test('a hash fits its password and no other; no hash fits nothing', async () => {
  const hash = await hasher.hash('a password')
  expect(await hasher.hash('a password')).not.toBe(hash)
  expect(await hasher.verify('a password', hash)).toBe(true)
  expect(await hasher.verify('another password', hash)).toBe(false)
  for (const password of ['', 'a password']) expect(await hasher.verify(password, undefined)).toBe(false)
})

test('a hash made at another cost, or in another way, is outdated', async () => {
  const hash = await hasher.hash('a password')
  const stronger = createPasswordHasher({ cost: 5, concurrency: 1, maxQueue: 8 })
  expect(hasher.isOutdated(hash, PASSWORD_SCHEME)).toBe(false)
  expect(stronger.isOutdated(hash, PASSWORD_SCHEME)).toBe(true)
  expect(hasher.isOutdated(hash, PASSWORD_SCHEME - 1)).toBe(true)
  expect(await stronger.verify('a password', hash)).toBe(true)
})

test('who comes when the queue is full is told to come back; the others are served, and later ones too', async () => {
  const small = createPasswordHasher({ cost: 4, concurrency: 1, maxQueue: 2 })
  const hash = await small.hash('a password')
  await small.verify('', undefined) // its stand-in for missing hashes is made now
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
