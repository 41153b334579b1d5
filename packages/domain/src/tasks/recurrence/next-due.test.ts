import { describe, expect, test } from 'vitest'
import { nextDue } from './next-due.ts'
import type { Recurrence } from './recurrence.ts'

function recurrence(rule: string, start: string, time_zone = 'Europe/Berlin'): Recurrence {
  return { rule, from: 'due', time_zone, start }
}

/** Completes a task on time, again and again. */
function series(rule: Recurrence, due: string, times: number): (string | undefined)[] {
  const dues: (string | undefined)[] = []
  let [current, at]: [Recurrence, string | undefined] = [rule, due]
  for (let i = 0; i < times && at !== undefined; i += 1) {
    const next = nextDue(current, at, at.length === 10 ? `${at}T00:00:00Z` : at)
    at = next?.due_date
    current = next?.recurrence ?? current
    dues.push(at)
  }
  return dues
}

describe('dates', () => {
  test('monthly on the 31st skips short months', () => {
    expect(series(recurrence('FREQ=MONTHLY', '2027-01-31'), '2027-01-31', 4)).toEqual([
      '2027-03-31',
      '2027-05-31',
      '2027-07-31',
      '2027-08-31',
    ])
  })

  test('the last day of the month is in every month', () => {
    expect(series(recurrence('FREQ=MONTHLY;BYMONTHDAY=-1', '2028-01-31'), '2028-01-31', 3)).toEqual([
      '2028-02-29',
      '2028-03-31',
      '2028-04-30',
    ])
  })

  test('29 February comes in leap years, and not in 2100', () => {
    expect(series(recurrence('FREQ=YEARLY', '2092-02-29'), '2092-02-29', 2)).toEqual([
      '2096-02-29',
      '2104-02-29',
    ])
  })

  test('the last weekday of the month', () => {
    const rule = recurrence('FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', '2027-01-29')
    expect(series(rule, '2027-01-29', 4)).toEqual(['2027-02-26', '2027-03-31', '2027-04-30', '2027-05-31'])
  })

  test('every second week across the new year', () => {
    const rule = recurrence('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO', '2026-12-21')
    expect(series(rule, '2026-12-21', 3)).toEqual(['2027-01-04', '2027-01-18', '2027-02-01'])
  })

  test('a set position beyond its set selects nothing', () => {
    const rule = recurrence('FREQ=MONTHLY;BYMONTHDAY=20,31;BYSETPOS=-2', '2027-01-20')
    expect(series(rule, '2027-01-20', 3)).toEqual(['2027-03-20', '2027-05-20', '2027-07-20'])
  })

  test('past occurrences are skipped: the next one is after today in the zone', () => {
    const daily = recurrence('FREQ=DAILY', '2027-03-01', 'Pacific/Auckland')
    // In Auckland it is the eleventh already.
    expect(nextDue(daily, '2027-03-01', '2027-03-10T11:30:00Z')?.due_date).toBe('2027-03-12')
    expect(nextDue(daily, '2027-03-20', '2027-03-10T11:30:00Z')?.due_date).toBe('2027-03-21')
  })

  test('COUNT and UNTIL end the series, UNTIL with its day', () => {
    const counted = recurrence('FREQ=DAILY;COUNT=3', '2027-03-01')
    expect(series(counted, '2027-03-01', 9)).toEqual(['2027-03-02', '2027-03-03', undefined])
    const until = recurrence('FREQ=WEEKLY;UNTIL=20270315', '2027-03-01')
    expect(series(until, '2027-03-01', 9)).toEqual(['2027-03-08', '2027-03-15', undefined])
  })

  test('a due date that was moved alone leaves the rule alone', () => {
    const weekly = recurrence('FREQ=WEEKLY', '2027-03-01')
    expect(nextDue(weekly, '2027-03-03', '2027-03-03T08:00:00Z')?.due_date).toBe('2027-03-08')
  })
})

describe('times keep the clock of their zone', () => {
  test('2:30 in Berlin, through both clock changes', () => {
    const weekly = recurrence('FREQ=WEEKLY', '2027-03-21T02:30')
    expect(series(weekly, '2027-03-21T01:30:00Z', 2)).toEqual([
      // 02:30 is skipped on this day: 03:30 in summer time.
      '2027-03-28T01:30:00Z',
      '2027-04-04T00:30:00Z',
    ])
    // 02:30 comes twice on this day: the first one counts.
    expect(series(weekly, '2027-10-24T00:30:00Z', 2)).toEqual([
      '2027-10-31T00:30:00Z',
      '2027-11-07T01:30:00Z',
    ])
  })

  test('2:30 in New York, through both clock changes', () => {
    const weekly = recurrence('FREQ=WEEKLY', '2027-03-07T02:30', 'America/New_York')
    expect(series(weekly, '2027-03-07T07:30:00Z', 2)).toEqual([
      '2027-03-14T07:30:00Z',
      '2027-03-21T06:30:00Z',
    ])
    expect(series({ ...weekly, start: '2027-10-31T01:30' }, '2027-10-31T05:30:00Z', 2)).toEqual([
      '2027-11-07T05:30:00Z',
      '2027-11-14T06:30:00Z',
    ])
  })

  test('2:15 on Lord Howe, where the clock changes by half an hour', () => {
    const weekly = recurrence('FREQ=WEEKLY', '2027-09-26T02:15', 'Australia/Lord_Howe')
    // 02:00 becomes 02:30 on 3 October, so 02:15 is 02:45.
    expect(series(weekly, '2027-09-25T15:45:00Z', 2)).toEqual([
      '2027-10-02T15:45:00Z',
      '2027-10-09T15:15:00Z',
    ])
    // On 4 April 02:00 becomes 01:30, so 01:45 comes twice.
    const autumn = recurrence('FREQ=WEEKLY', '2027-03-28T01:45', 'Australia/Lord_Howe')
    expect(series(autumn, '2027-03-27T14:45:00Z', 2)).toEqual([
      '2027-04-03T14:45:00Z',
      '2027-04-10T15:15:00Z',
    ])
  })

  test('an occurrence that a clock change moved is not skipped an hour early', () => {
    const daily = recurrence('FREQ=DAILY', '2027-03-27T02:30')
    // It is 03:10 on the day of the change; today's occurrence is at 03:30.
    expect(nextDue(daily, '2027-03-27T01:30:00Z', '2027-03-28T01:10:00Z')?.due_date).toBe(
      '2027-03-28T01:30:00Z',
    )
    expect(nextDue(daily, '2027-03-28T01:30:00Z', '2027-03-28T01:30:00Z')?.due_date).toBe(
      '2027-03-29T00:30:00Z',
    )
  })

  test('seconds stay, and milliseconds appear only where they were', () => {
    const daily = recurrence('FREQ=DAILY', '2027-01-01T23:59:59', 'UTC')
    expect(nextDue(daily, '2027-01-01T23:59:59Z', '2027-01-01T10:00:00Z')?.due_date).toBe(
      '2027-01-02T23:59:59Z',
    )
    expect(nextDue(daily, '2027-01-01T23:59:59.000Z', '2027-01-01T10:00:00Z')?.due_date).toBe(
      '2027-01-02T23:59:59.000Z',
    )
  })

  test('UNTIL in UTC is an instant, as a date the whole day in the zone', () => {
    const start = '2027-03-01T09:00'
    expect(series(recurrence('FREQ=DAILY;UNTIL=20270302T080000Z', start), '2027-03-01T08:00:00Z', 5)).toEqual(
      ['2027-03-02T08:00:00Z', undefined],
    )
    expect(series(recurrence('FREQ=DAILY;UNTIL=20270302T075959Z', start), '2027-03-01T08:00:00Z', 5)).toEqual(
      [undefined],
    )
    expect(series(recurrence('FREQ=DAILY;UNTIL=20270302', start), '2027-03-01T08:00:00Z', 5)).toEqual([
      '2027-03-02T08:00:00Z',
      undefined,
    ])
  })

  test('a task whose due date lost its time gets the time of the rule', () => {
    const daily = recurrence('FREQ=DAILY', '2027-03-01T09:00')
    expect(nextDue(daily, '2027-03-05', '2027-03-04T08:00:00Z')?.due_date).toBe('2027-03-06T08:00:00Z')
  })
})

describe('from completion', () => {
  const everyThreeDays: Recurrence = {
    ...recurrence('FREQ=DAILY;INTERVAL=3', '2027-03-01'),
    from: 'completion',
  }

  test('the next one is counted from the day of completion, and the start moves along', () => {
    expect(nextDue(everyThreeDays, '2027-03-01', '2027-03-10T12:00:00Z')).toEqual({
      due_date: '2027-03-13',
      recurrence: { ...everyThreeDays, start: '2027-03-13' },
    })
    expect(nextDue(everyThreeDays, '2027-03-20', '2027-03-10T12:00:00Z')?.due_date).toBe('2027-03-13')
  })

  test('late at night in Auckland the day is that of Auckland', () => {
    const timed: Recurrence = {
      rule: 'FREQ=DAILY',
      from: 'completion',
      time_zone: 'Pacific/Auckland',
      start: '2027-06-01T09:00',
    }
    // 23:30 on the tenth in Auckland; in UTC it is still noon.
    expect(nextDue(timed, '2027-05-31T21:00:00Z', '2027-06-10T11:30:00Z')?.due_date).toBe(
      '2027-06-10T21:00:00Z',
    )
    // Half past midnight on the eleventh.
    expect(nextDue(timed, '2027-05-31T21:00:00Z', '2027-06-10T12:30:00Z')?.due_date).toBe(
      '2027-06-11T21:00:00Z',
    )
  })

  test('COUNT is one less each time', () => {
    const counted = { ...everyThreeDays, rule: 'FREQ=DAILY;INTERVAL=3;COUNT=3' }
    const second = nextDue(counted, '2027-03-01', '2027-03-01T12:00:00Z')
    expect(second).toMatchObject({
      due_date: '2027-03-04',
      recurrence: { rule: 'FREQ=DAILY;COUNT=2;INTERVAL=3' },
    })
    const third = nextDue(second!.recurrence, '2027-03-04', '2027-03-05T12:00:00Z')
    expect(third).toMatchObject({
      due_date: '2027-03-08',
      recurrence: { rule: 'FREQ=DAILY;COUNT=1;INTERVAL=3' },
    })
    expect(nextDue(third!.recurrence, '2027-03-08', '2027-03-08T12:00:00Z')).toBeUndefined()
  })
})

describe('rules without a future end at once', () => {
  test.each([
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=MONTHLY;BYMONTH=2,4;BYMONTHDAY=31',
    'FREQ=MONTHLY;BYMONTH=4',
    'FREQ=WEEKLY;BYDAY=MO;BYSETPOS=2',
    'FREQ=DAILY;BYMONTH=3;BYSETPOS=2',
    'FREQ=MONTHLY;BYDAY=2MO;BYSETPOS=2',
    'FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=1;BYSETPOS=2',
    'FREQ=DAILY;INTERVAL=7;BYDAY=SA',
    'FREQ=DAILY;COUNT=1',
    'FREQ=DAILY;UNTIL=20270131',
  ])('%s', (rule) => {
    const begin = processorTime()
    expect(nextDue(recurrence(rule, '2027-01-31'), '2027-01-31', '2027-01-01T00:00:00Z')).toBeUndefined()
    // A search to the year 9999 takes many seconds.
    expect(processorTime() - begin).toBeLessThan(2_000)
  })

  test('of rules whose days never meet the search ends soon', () => {
    const rule = recurrence('FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=29', '2027-01-31')
    const begin = processorTime()
    expect(nextDue(rule, '2027-01-31', '2027-01-01T00:00:00Z')).toBeUndefined()
    expect(processorTime() - begin).toBeLessThan(5_000)
  })
})

test('a series that began decades ago continues', () => {
  const daily = recurrence('FREQ=DAILY;BYMONTH=6;BYDAY=MO', '2005-01-01T09:00')
  expect(nextDue(daily, '2027-01-01T08:00:00Z', '2027-01-01T08:00:00Z')?.due_date).toBe(
    '2027-06-07T07:00:00Z',
  )
})

// Of Node, whose other types don't exist for code that runs in browsers.
declare const process: { cpuUsage(): { user: number; system: number } }

/** The processor time of this process in ms. Time on the clock would also measure what else runs on the machine. */
function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
