import { expect, test } from 'vitest'
import { bindMessages } from './messages.ts'
import { languages } from './texts.ts'

const catalog = {
  plain: 'Nothing to fill in',
  title: 'Task: {title}',
  count: '{count, plural, =0 {none} one {# task} other {# tasks}}',
} as const

test('a message without values is a text, one with values a function', () => {
  const { plain, title } = bindMessages<typeof catalog>('en', catalog)
  expect(plain).toBe('Nothing to fill in')
  expect(title({ title: 'Pay rent' })).toBe('Task: Pay rent')
})

test('plurals and numbers follow the language', () => {
  const inEnglish = bindMessages<typeof catalog>('en', catalog)
  expect([0, 1, 2, 1_234].map((count) => inEnglish.count({ count }))).toEqual([
    'none',
    '1 task',
    '2 tasks',
    '1,234 tasks',
  ])
  const german = { ...catalog, count: '{count, plural, =0 {keine} one {# Aufgabe} other {# Aufgaben}}' }
  expect(bindMessages<typeof catalog>('de', german).count({ count: 1_234 })).toBe('1.234 Aufgaben')
})

test('every language writes small numbers in plain digits', () => {
  for (const language of Object.keys(languages))
    for (const number of [0, 7, 42, 999])
      expect(new Intl.NumberFormat(language).format(number)).toBe(String(number))
})

test('values appear unchanged', () => {
  const { title } = bindMessages<typeof catalog>('en', catalog)
  for (const written of ['{title}', "it's '{'", String.raw`\u0041 "x" \x41`, '<b>#</b>', '$1 $&'])
    expect(title({ title: written })).toBe(`Task: ${written}`)
})

test('isolates right-to-left values, and no others', () => {
  const { added } = bindMessages('en', { added: 'Added “{title}” today' } as const)
  expect(added({ title: 'Milk' })).toBe('Added “Milk” today')
  expect(added({ title: 'לקנות חלב!' })).toBe('Added “\u2068לקנות חלב!\u2069” today')
  expect(added({ title: 'شراء' })).toBe('Added “\u2068شراء\u2069” today')
})
