import { describe, expect, test } from 'vitest'
import { parseQuickAdd } from './parse-quick-add.ts'
import bareHours from './testing/bare-hours.json' with { type: 'json' }
import countedDays from './testing/counted-days.json' with { type: 'json' }
import dates from './testing/dates.json' with { type: 'json' }
import everyday from './testing/everyday.json' with { type: 'json' }
import leadWords from './testing/lead-words.json' with { type: 'json' }
import mixed from './testing/mixed.json' with { type: 'json' }
import moreWords from './testing/more-words.json' with { type: 'json' }
import names from './testing/names.json' with { type: 'json' }
import numbers from './testing/numbers.json' with { type: 'json' }
import partsOfDay from './testing/parts-of-day.json' with { type: 'json' }
import priorities from './testing/priorities.json' with { type: 'json' }
import repeats from './testing/repeats.json' with { type: 'json' }
import spans from './testing/spans.json' with { type: 'json' }
import staysText from './testing/stays-text.json' with { type: 'json' }
import sums from './testing/sums.json' with { type: 'json' }
import unreadDays from './testing/unread-days.json' with { type: 'json' }
import zones from './testing/zones.json' with { type: 'json' }
import { dueOf } from './testing/due-of.ts'

const kinds: Record<string, Record<'en' | 'de', readonly (readonly (string | null)[])[]>> = {
  bareHours,
  countedDays,
  dates,
  everyday,
  leadWords,
  mixed,
  moreWords,
  names,
  numbers,
  partsOfDay,
  priorities,
  repeats,
  spans,
  staysText,
  sums,
  unreadDays,
  zones,
}

// A Tuesday, 13:15 in Berlin.
const now = '2027-05-11T11:15:00Z'
const timeZone = 'Europe/Berlin'
const locales = { en: 'en-GB', de: 'de-DE' } as const

describe.each(Object.entries(kinds))('%s', (_kind, lines) => {
  for (const language of ['en', 'de'] as const) {
    // A line without an expectation stays a title.
    test.each(lines[language])('%s', (text, title = text, due = null, priority = null) => {
      const read = parseQuickAdd(text ?? '', { now, timeZone, language, locale: locales[language] })
      expect([read.title, read.due_date ?? null, read.priority ?? null]).toEqual([
        title,
        due === null ? null : dueOf(due, timeZone),
        priority,
      ])
    })
  }
})
