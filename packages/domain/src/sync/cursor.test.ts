import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatLogCursor, mustReset, parseLogCursor } from './cursor.ts'

test.each([
  [{ epoch: 'a-Z_9', revision: 0, base: 0 }, 'a-Z_9.0'],
  [{ epoch: 'e', revision: 17, base: 0 }, 'e.17'],
  [{ epoch: 'e', revision: 17, base: 40 }, 'e.17.40'],
  // A reader past its base no longer needs it.
  [{ epoch: 'e', revision: 40, base: 40 }, 'e.40'],
  [{ epoch: 'e', revision: 41, base: 40 }, 'e.41'],
])('%o is formatted as %s', (position, text) => {
  expect(formatLogCursor(position)).toBe(text)
})

test('parses every formatted cursor to the same position', () => {
  const numbers = fc.nat({ max: Number.MAX_SAFE_INTEGER })
  const epochs = fc.stringMatching(/^[A-Za-z0-9_-]{1,32}$/)
  fc.assert(
    fc.property(epochs, numbers, numbers, (epoch, revision, base) => {
      const text = formatLogCursor({ epoch, revision, base })
      expect(text.length).toBeLessThanOrEqual(100)
      expect(parseLogCursor(text)).toEqual({ epoch, revision, base: base > revision ? base : 0 })
    }),
  )
})

test.each([
  '',
  'e',
  'e.',
  '.1',
  'e.-1',
  'e.1.5.2',
  'e.01',
  'e.1.0',
  'e.1e3',
  'e.9007199254740992',
  'e.1.9007199254740992',
  'e.99999999999999999999',
  ' e.1',
  'e.1\n',
  'e é.1',
  `${'e'.repeat(33)}.1`,
])('rejects %j', (text) => {
  expect(parseLogCursor(text)).toBeUndefined()
})

test('throws for no text', () => {
  fc.assert(fc.property(fc.string(), (text) => void parseLogCursor(text)))
})

const log = { epoch: 'e', head: 100, purged: 50 }

test.each([
  ['no cursor', undefined, true],
  ['the head', { epoch: 'e', revision: 100, base: 0 }, false],
  ['between', { epoch: 'e', revision: 70, base: 0 }, false],
  ['just as far as was purged', { epoch: 'e', revision: 50, base: 0 }, false],
  ['before what was purged', { epoch: 'e', revision: 49, base: 0 }, true],
  ['ahead of the head', { epoch: 'e', revision: 101, base: 0 }, true],
  ['another epoch', { epoch: 'f', revision: 70, base: 0 }, true],
  ['a start from empty after the purge', { epoch: 'e', revision: 3, base: 50 }, false],
  ['a start from empty at the head', { epoch: 'e', revision: 0, base: 100 }, false],
  ['a start from empty before the purge', { epoch: 'e', revision: 3, base: 49 }, true],
])('a reader at %s starts from empty: %s', (_, position, expected) => {
  expect(mustReset(position, log)).toBe(expected)
})
