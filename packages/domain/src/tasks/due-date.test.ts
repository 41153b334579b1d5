import { describe, expect, test } from 'vitest'
import { dueToInstant, dueDateInputSchema, dueDateSchema, dueInstant, isDateOnly } from './due-date.ts'

describe('accepted and kept just as given', () => {
  test.each([
    // due date, the instant by which it sorts, its form in contracts that know only instants
    ['2023-11-23', '2023-11-23T00:00:00.000Z', '2023-11-23T00:00:00Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z', '2024-02-29T00:00:00Z'],
    ['2000-02-29', '2000-02-29T00:00:00.000Z', '2000-02-29T00:00:00Z'],
    ['1970-01-01', '1970-01-01T00:00:00.000Z', '1970-01-01T00:00:00Z'],
    ['9999-12-31', '9999-12-31T00:00:00.000Z', '9999-12-31T00:00:00Z'],
    ['2026-12-31T23:59:59Z', '2026-12-31T23:59:59.000Z', undefined],
    ['2026-12-31T23:59:59+05:30', '2026-12-31T18:29:59.000Z', undefined],
    ['2026-12-31T23:59:59-08:00', '2027-01-01T07:59:59.000Z', undefined],
    ['2026-12-31T00:00:00.123456789Z', '2026-12-31T00:00:00.123Z', undefined],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z', undefined],
    ['1969-12-31T19:00:00-05:00', '1970-01-01T00:00:00.000Z', undefined],
  ])('%s', (due, instant, asInstant = due) => {
    expect(dueDateSchema.parse(due)).toBe(due)
    expect(dueInstant(due)).toBe(instant)
    expect(dueToInstant(due)).toBe(asInstant)
    expect(isDateOnly(due)).toBe(due.length === 10)
  })
})

describe('refused', () => {
  test.each([
    '',
    'tomorrow',
    '2026-12-31 ',
    '2026-1-1',
    '20261231',
    '2026-W01-1',
    '2026-02-29',
    '2026-02-30',
    '2100-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '0000-01-01',
    '1969-12-31',
    '10000-01-01',
    '+010000-01-01',
    '-000001-01-01',
    '2026-12-31T10:00Z', // an offset but no seconds
    '2026-02-29T10:00:00',
    '2026-12-31T24:00',
    '2026-12-31T24:00:00Z',
    '2026-12-31T23:60:00Z',
    '2026-12-31T23:59:60Z',
    '2026-12-31T10:00:00+24:00',
    '2026-12-31T10:00:00+5',
    '2026-12-31 10:00:00Z',
    '2026-12-31T10:00:00Z\n',
    '2026-12-31T10:00:00Z[UTC]',
    '2026-02-29T10:00:00Z',
    '9999-12-31T23:59:59-00:01', // the year 10000 in UTC
    '1970-01-01T00:00:00+00:01', // 1969 in UTC
    `2026-12-31T10:00:00.${'0'.repeat(40)}Z`,
    '٢٠٢٦-١٢-٣١',
    1_767_225_600_000,
    new Date(0),
  ])('%s', (due) => {
    expect(dueDateSchema.safeParse(due).success).toBe(false)
  })
})

test.each([
  ['2026-12-31T10:00:00', '2026-12-31T10:00:00Z'],
  ['2026-12-31T10:00', '2026-12-31T10:00:00Z'],
  ['2026-12-31T10:00:00.5', '2026-12-31T10:00:00.5Z'],
])('reads an instant without an offset as UTC: %s', (given, due) => {
  expect(dueDateSchema.parse(given)).toBe(due)
})

test('an empty field clears the due date, an omitted one leaves it', () => {
  expect(dueDateInputSchema.parse('')).toBeNull()
  expect(dueDateInputSchema.parse(null)).toBeNull()
  expect(dueDateInputSchema.parse(undefined)).toBeUndefined()
  expect(dueDateInputSchema.safeParse(' ').success).toBe(false)
})
