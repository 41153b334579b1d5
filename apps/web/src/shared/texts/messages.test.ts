import { expect, test } from 'vitest'
import { speak } from './messages.ts'
import { languages } from './texts.ts'

const catalog = {
  plain: 'Nothing to fill in',
  title: 'Task: {title}',
  count: '{count, plural, =0 {none} one {# task} other {# tasks}}',
} as const

test('a message without values is a text, one with values a function of them', () => {
  const { plain, title } = speak<typeof catalog>('en', catalog)
  expect(plain).toBe('Nothing to fill in')
  expect(title({ title: 'Pay rent' })).toBe('Task: Pay rent')
})

test('plurals and numbers are those of the language', () => {
  const inEnglish = speak<typeof catalog>('en', catalog)
  expect([0, 1, 2, 1_234].map((count) => inEnglish.count({ count }))).toEqual([
    'none',
    '1 task',
    '2 tasks',
    '1,234 tasks',
  ])
  const german = { ...catalog, count: '{count, plural, =0 {keine} one {# Aufgabe} other {# Aufgaben}}' }
  expect(speak<typeof catalog>('de', german).count({ count: 1_234 })).toBe('1.234 Aufgaben')
})

test('in every language of the app a small number is written in plain digits, which is taken for granted', () => {
  for (const language of Object.keys(languages))
    for (const number of [0, 7, 42, 999])
      expect(new Intl.NumberFormat(language).format(number)).toBe(String(number))
})

test('what somebody wrote is shown as it was written', () => {
  const { title } = speak<typeof catalog>('en', catalog)
  for (const written of ['{title}', "it's '{'", String.raw`\u0041 "x" \x41`, '<b>#</b>', '$1 $&'])
    expect(title({ title: written })).toBe(`Task: ${written}`)
})

test('a value that is written from right to left is isolated from the sentence, others are left as they are', () => {
  const { added } = speak('en', { added: 'Added “{title}” today' } as const)
  expect(added({ title: 'Milk' })).toBe('Added “Milk” today')
  expect(added({ title: 'לקנות חלב!' })).toBe('Added “\u2068לקנות חלב!\u2069” today')
  expect(added({ title: 'شراء' })).toBe('Added “\u2068شراء\u2069” today')
})
