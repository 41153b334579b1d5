import { expect, test } from 'vitest'
import { reminderChoices, withoutReminder, withReminder } from './reminder-choices.ts'

const at = '2090-01-01T08:00:00.000Z'
const sharesOf = (...tasks: Parameters<typeof reminderChoices>[0]) =>
  reminderChoices(tasks).map(({ key, share }) => `${key} ${share}`)

test('offers the usual reminders and those that the tasks have, by minutes and then by instant', () => {
  expect(sharesOf({ reminders: [] })).toEqual(['0 none', '10 none', '60 none', '1440 none'])
  expect(
    sharesOf(
      { reminders: [{ at }, { minutes_before: 30 }, { minutes_before: 10 }] },
      { reminders: [{ at: '2089-12-31T08:00:00.000Z' }, { minutes_before: 10 }] },
    ),
  ).toEqual([
    '0 none',
    '10 all',
    '30 some',
    '60 none',
    '1440 none',
    '2089-12-31T08:00:00.000Z some',
    `${at} some`,
  ])
})

test('adds a reminder once and up to five', () => {
  const four = { reminders: [0, 10, 60, 1440].map((minutes_before) => ({ minutes_before })) }
  expect(withReminder(four, { minutes_before: 60 })).toBeUndefined()
  const five = withReminder(four, { at })
  expect(five).toEqual([...four.reminders, { at }])
  expect(withReminder({ reminders: five! }, { minutes_before: 5 })).toBeUndefined()
})

test('removes the reminder that is named', () => {
  expect(withoutReminder({ reminders: [{ minutes_before: 0 }, { at }] }, { at })).toEqual([
    { minutes_before: 0 },
  ])
  expect(withoutReminder({ reminders: [{ minutes_before: 0 }] }, { at })).toBeUndefined()
})
