import { expect, test } from 'vitest'
import { keyOf, keysAt, parseRing, usable, writeRing } from './ring.ts'

const [a, b, c] = ['a'.repeat(43), 'b'.repeat(43), 'c'.repeat(43)] as const
const lifetime = 1_000
const ring = [
  { secret: a, signsFrom: 0 },
  { secret: b, signsFrom: 5_000 },
  { secret: c, signsFrom: 9_000 },
]
const secretsAt = (now: number) => keysAt(ring, now, lifetime).map(({ secret }) => secret)

test('a ring survives writing and parsing', () => {
  expect(parseRing(writeRing(ring))).toEqual(ring)
  expect(parseRing(a)).toEqual([ring[0]]) // as the first start makes it
  expect(writeRing(ring).split('\n')[1]).toBe(`${b} 1970-01-01T00:00:05.000Z`)
})

test.each(['', 'short', `${a}\nshort 2026-01-01T00:00:00.000Z`, `${a} soon`, `${a}\n\n${b}`])(
  'rejects the ring %j',
  (text) => expect(() => parseRing(text)).toThrow(),
)

test.each([
  [0, [a, b, c]],
  [4_999, [a, b, c]],
  [5_000, [b, a, c]],
  [5_999, [b, a, c]],
  [6_000, [b, c]],
  [9_000, [c, b]],
  [10_000, [c]],
])(
  'at %i it signs with the first, and verifies with keys that another process may sign with or has signed with',
  (now, secrets) => {
    expect(secretsAt(now)).toEqual(secrets)
  },
)

test('drops unused keys', () => {
  expect(usable(ring, 6_000, lifetime)).toEqual(ring.slice(1))
})

test('the name of a key does not reveal its secret', () => {
  expect(keyOf(a).kid).toMatch(/^[\w-]{12}$/)
  expect(keyOf(a).kid).not.toBe(keyOf(b).kid)
})
