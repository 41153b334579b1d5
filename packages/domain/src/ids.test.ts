import { expect, test } from 'vitest'
import { lookupIdSchema, newIdSchema, parseNumber, parseUuid } from './ids.ts'

const uuid = '018f4e9a-7b2c-7def-8abc-0123456789ab'

test('accepts a uuid in any letter case and returns lower case', () => {
  expect(parseUuid(uuid)).toBe(uuid)
  expect(parseUuid(uuid.toUpperCase())).toBe(uuid)
  expect(newIdSchema.parse(uuid.toUpperCase())).toBe(uuid)
})

test.each([
  '',
  '1',
  ` ${uuid}`,
  `${uuid}\n`,
  `{${uuid}}`,
  `urn:uuid:${uuid}`,
  uuid.replaceAll('-', ''),
  uuid.slice(1),
  `${uuid}0`,
  uuid.replace('a', 'g'),
  uuid.replace('0', '٠'),
  "' or 1=1 --",
])('rejects the uuid %j', (text) => {
  expect(parseUuid(text)).toBeUndefined()
  expect(newIdSchema.safeParse(text).success).toBe(false)
  expect(lookupIdSchema.safeParse(text).success).toBe(true) // names nothing, rather than being a bad input
})

test('bounds an id to look up', () => {
  expect(lookupIdSchema.safeParse('a'.repeat(501)).success).toBe(false)
})

test('accepts decimal integer ids from 1 to below 2^53', () => {
  expect(['1', '42', '9007199254740991'].map(parseNumber)).toEqual([1, 42, 9007199254740991])
  for (const text of [
    '',
    '0',
    '-1',
    '+1',
    '01',
    '1.0',
    '1e3',
    '0x10',
    ' 1',
    '1\n',
    '١',
    '9007199254740992',
    '9'.repeat(17),
  ])
    expect(parseNumber(text), text).toBeUndefined()
})
