import { expect, test } from 'vitest'
import { canonicalInstant, instantSchema } from './instants.ts'

test.each([
  ['2026-12-31T23:59:59Z', '2026-12-31T23:59:59.000Z'],
  ['2026-12-31T23:59:59.5+05:30', '2026-12-31T18:29:59.500Z'],
  ['2026-12-31T23:59:59.123456-08:00', '2027-01-01T07:59:59.123Z'],
  ['1970-01-01T00:00:00Z', '1970-01-01T00:00:00.000Z'],
  ['2026-12-31T23:59:59', '2026-12-31T23:59:59.000Z'],
  ['2026-12-31T23:59', '2026-12-31T23:59:00.000Z'],
  ['2026-12-31T23:59:59.25', '2026-12-31T23:59:59.250Z'],
])('converts %s to UTC and milliseconds', (text, canonical) => {
  expect(instantSchema.parse(text)).toBe(canonical)
  expect(canonicalInstant(canonical)).toBe(canonical)
})

test.each([
  '2026-12-31',
  '2026-02-30T00:00:00Z',
  '2026-02-30T00:00:00',
  '2026-12-31T24:00',
  '2026-12-31 23:59:59',
  '2026-12-31T23:59Z',
  '2026-12-31T24:00:00Z',
  '2026-12-31T23:59:60Z',
  '1969-12-31T23:59:59.999Z',
  '9999-12-31T23:59:59.999-00:01',
  '+010000-01-01T00:00:00Z',
  '',
])('rejects %s', (text) => {
  expect(instantSchema.safeParse(text).success).toBe(false)
})
