import { expect, test } from 'vitest'
import { describeRecurrence } from './describe-recurrence.ts'

test.each([
  ['FREQ=DAILY', 'every day', 'jeden Tag'],
  ['FREQ=DAILY;INTERVAL=3', 'every 3 days', 'alle 3 Tage'],
  ['FREQ=WEEKLY', 'every week', 'jede Woche'],
  ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'every weekday', 'jeden Werktag'],
  ['FREQ=WEEKLY;BYDAY=MO', 'every Monday', 'jeden Montag'],
  ['FREQ=WEEKLY;BYDAY=MO,WE,FR', 'every Monday, Wednesday and Friday', 'jeden Montag, Mittwoch und Freitag'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=FR', 'every 2 weeks on Friday', 'alle 2 Wochen am Freitag'],
  ['FREQ=MONTHLY;BYMONTHDAY=1', 'every month on the 1st', 'jeden Monat am 1.'],
  ['FREQ=MONTHLY;BYMONTHDAY=-1', 'every month on the last day', 'jeden Monat am letzten Tag'],
  ['FREQ=MONTHLY;BYDAY=-1FR', 'every month on the last Friday', 'jeden Monat am letzten Freitag'],
  ['FREQ=MONTHLY;BYDAY=2TU', 'every month on the 2nd Tuesday', 'jeden Monat am 2. Dienstag'],
  ['FREQ=YEARLY;BYMONTHDAY=24;BYMONTH=12', 'every year on 24 December', 'jedes Jahr am 24. Dezember'],
  ['FREQ=DAILY;COUNT=6', 'every day, 6 times', 'jeden Tag, 6-mal'],
  ['FREQ=WEEKLY;UNTIL=20270501;BYDAY=MO', 'every Monday, until 1 May 2027', 'jeden Montag, bis 1. Mai 2027'],
  [
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
    'every month on the Monday, Tuesday, Wednesday, Thursday and Friday only the last of them',
    'jeden Monat am Montag, Dienstag, Mittwoch, Donnerstag und Freitag davon nur am letzten Tag',
  ],
  ['FREQ=HOURLY', 'FREQ=HOURLY', 'FREQ=HOURLY'],
])('%s', (rule, english, german) => {
  expect(describeRecurrence({ rule, from: 'due' }, 'en-GB')).toBe(english)
  expect(describeRecurrence({ rule, from: 'due' }, 'de-DE')).toBe(german)
})

test('a rule from completion says so', () => {
  const recurrence = { rule: 'FREQ=DAILY;INTERVAL=3', from: 'completion' } as const
  expect(describeRecurrence(recurrence, 'en')).toBe('every 3 days after completion')
  expect(describeRecurrence(recurrence, 'de')).toBe('alle 3 Tage nach Erledigung')
})
