import { afterAll, expect, test } from 'vitest'
import { parseQuickAdd } from './parse-quick-add.ts'

const home = process.env['TZ']
afterAll(() => {
  if (home === undefined) delete process.env['TZ']
  else process.env['TZ'] = home
})

test.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Berlin', 'Africa/Cairo'])(
  'on a machine in %s days follow the time zone of the user',
  (zone) => {
    process.env['TZ'] = zone
    expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone)
    // In Berlin it is Sunday, 00:30, before the clocks go forward.
    const options = { now: '2026-03-28T23:30:00Z', timeZone: 'Europe/Berlin' }
    const due = ['friday 9am', 'in 3 weeks', 'today 2:30am', '12 may', 'next week', 'this sunday'].map(
      (when) => parseQuickAdd(`x ${when}`, options).due_date,
    )
    expect(due).toEqual([
      '2026-04-03T07:00:00.000Z',
      '2026-04-19',
      '2026-03-29T01:30:00.000Z',
      '2026-05-12',
      '2026-03-30',
      '2026-03-29',
    ])
  },
)
