import { canonicalRule } from '@taskwire/domain'
import { expect, test } from 'vitest'
import { repeatChoices } from './repeat-choices.ts'

const rulesOf = (day: string) => repeatChoices(day).map(({ rule }) => rule)

test('offers rules that fit the day', () => {
  expect(rulesOf('2026-11-20')).toEqual([
    'FREQ=DAILY',
    'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
    'FREQ=WEEKLY;BYDAY=FR',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR',
    'FREQ=MONTHLY;BYMONTHDAY=20',
    'FREQ=YEARLY;BYMONTHDAY=20;BYMONTH=11',
  ])
})

test('offers the last day of a month, also of a short and a leap February', () => {
  const last = 'FREQ=MONTHLY;BYMONTHDAY=-1'
  for (const day of ['2026-11-30', '2026-12-31', '2027-02-28', '2028-02-29'])
    expect(rulesOf(day)).toContain(last)
  for (const day of ['2026-12-30', '2028-02-28']) expect(rulesOf(day)).not.toContain(last)
})

test('working days start on Monday when the day is at the weekend', () => {
  const firstOf = (day: string) => repeatChoices(day)[1]?.first
  expect(['2026-11-20', '2026-11-21', '2026-11-22'].map(firstOf)).toEqual([
    '2026-11-20',
    '2026-11-23',
    '2026-11-23',
  ])
})

test('rules are in the form that the service returns, so that the chosen one is found again', () => {
  for (const rule of rulesOf('2026-11-30')) expect(canonicalRule(rule)).toBe(rule)
})
