import { describe, expect, test } from 'vitest'
import { parseQuickAdd } from './parse-quick-add.ts'
import { dueOf } from './testing/due-of.ts'
import lines from './testing/repeat-rules.json' with { type: 'json' }

// A Tuesday, 13:15 in Berlin.
const options = { now: '2027-05-11T11:15:00Z', timeZone: 'Europe/Berlin' }
const locales = { en: 'en-GB', de: 'de-DE' } as const

describe.each(['en', 'de'] as const)('%s', (language) => {
  const read = (text: string, more = {}) =>
    parseQuickAdd(text, { ...options, language, locale: locales[language], ...more })

  test.each(lines[language])('%s', (text, title = '', due = '', rule = '', priority) => {
    const { recurrence, ...found } = read(text ?? '')
    expect([found.title, found.due_date, found.priority]).toEqual([
      title,
      dueOf(due, options.timeZone),
      priority,
    ])
    const [written, mark] = rule.split(' from ')
    expect(recurrence).toEqual({ rule: written, from: mark ?? 'due', time_zone: options.timeZone })
  })
})

test('a repeat is one token, which can be turned off', () => {
  const text = 'water every weekday at 9 p1'
  const read = parseQuickAdd(text, options)
  expect(read.tokens.map(({ kind, text: words }) => [kind, words])).toEqual([
    ['repeat', 'every weekday'],
    ['due', 'at 9'],
    ['priority', 'p1'],
  ])
  const off = parseQuickAdd(text, { ...options, ignore: [read.tokens[0]!] })
  expect(off).toMatchObject({ title: 'water every weekday at 9', priority: 'high' })
  expect(off).not.toHaveProperty('recurrence')
  expect(parseQuickAdd(text, { ...options, ignore: ['repeat'] })).not.toHaveProperty('recurrence')
})

test('words that repeat inside a name or quotes are no repeat', () => {
  for (const text of ['watch "every monday"', 'Fridays for Future', 'read every book', 'monthly report'])
    expect(parseQuickAdd(text, options)).not.toHaveProperty('recurrence')
})
