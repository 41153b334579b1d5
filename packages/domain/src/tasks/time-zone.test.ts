import { expect, test } from 'vitest'
import { isTimeZone } from './time-zone.ts'

test.each(['UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Asia/Calcutta', 'Etc/GMT+5'])(
  '%s is a time zone',
  (name) => expect(isTimeZone(name)).toBe(true),
)

test.each([
  '',
  ' ',
  '+01:00',
  '-08',
  'Berlin',
  'Europe/',
  'Europe/Berlin ',
  'Mars/Olympus',
  '__proto__',
  'a\0',
])('%j is not a time zone', (name) => expect(isTimeZone(name)).toBe(false))
