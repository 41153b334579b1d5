import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { offsetAt } from './time-zone-changes.ts'
import { timeZoneComponent } from './time-zone-component.ts'

/** Rules of every form, and changes without a rule. */
const zones = [
  'Europe/Berlin',
  'America/New_York',
  'America/Santiago',
  'Australia/Lord_Howe',
  'Asia/Jerusalem',
  'Asia/Kolkata',
  'Asia/Gaza',
  'Africa/Cairo',
  'Africa/Casablanca',
]

test.each(zones)('%s has the clock changes that this machine knows', (name) => {
  const component = new ICAL.Component(ICAL.parse(timeZoneComponent(name, 2015)) as never)
  const zone = new ICAL.Timezone({ component, tzid: name })
  // At noon, so that no local time occurs twice.
  for (let at = Date.UTC(2016, 0, 1, 12); at < Date.UTC(2043, 0); at += 6 * 86_400_000) {
    const wall = new Date(at + offsetAt(at, name) * 60_000).toISOString().slice(0, 19)
    expect(zone.utcOffset(ICAL.Time.fromString(wall, undefined as never)) / 60, wall).toBe(offsetAt(at, name))
  }
})

test('changes by a rule have no end and are written once', () => {
  const text = timeZoneComponent('Europe/Berlin', 2027)
  expect(text.match(/RRULE:.*/g)).toEqual([
    'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
    'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  ])
  expect(text.match(/BEGIN:(?:STANDARD|DAYLIGHT)/g)).toHaveLength(3)
})
