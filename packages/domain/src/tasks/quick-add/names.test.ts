import { expect, test } from 'vitest'
import { parseQuickAdd, type QuickAddOptions } from './parse-quick-add.ts'

const options: QuickAddOptions = {
  now: '2027-05-11T11:15:00Z',
  timeZone: 'Europe/Berlin',
  locale: 'en-GB',
  lists: ['Work', 'Work stuff', 'Büro'],
  labels: ['Home', 'to call', 'noon'],
}

/** What a line is read into, without its tokens. */
function read(text: string, more: Partial<QuickAddOptions> = {}) {
  const { tokens, ...task } = parseQuickAdd(text, { ...options, ...more })
  for (const { start, end, text: part } of tokens) expect(text.slice(start, end)).toBe(part)
  expect(tokens.map(({ start }) => start)).toEqual(tokens.map(({ start }) => start).toSorted((a, b) => a - b))
  return task
}

test('#list is an existing list in any letter case, the longest title that fits', () => {
  expect(read('pay rent #work')).toEqual({ title: 'pay rent', list: 'Work' })
  expect(read('pay rent #WORK STUFF tomorrow')).toEqual({
    title: 'pay rent',
    list: 'Work stuff',
    due_date: '2027-05-12',
  })
  expect(read('#büro Drucker, #work')).toEqual({ title: '#büro Drucker', list: 'Work' })
})

test('an unknown #word, a number and a sign inside a word stay text', () => {
  for (const text of ['fix #123', 'read #works', 'issue#work', 'a # work', '"#work" as text'])
    expect(read(text)).toEqual({ title: text })
})

test('@label is an existing label or a new word', () => {
  expect(read('buy milk @home')).toEqual({ title: 'buy milk', labels: ['Home'] })
  expect(read('ring Jo @to call @HOME, @home')).toEqual({ title: 'ring Jo', labels: ['to call', 'Home'] })
  expect(read('buy milk @new-shop')).toEqual({ title: 'buy milk', labels: ['new-shop'] })
  expect(read('buy milk @new-shop @home', { newLabels: false })).toEqual({
    title: 'buy milk @new-shop',
    labels: ['Home'],
  })
  expect(read('buy milk @home', { labels: undefined })).toEqual({ title: 'buy milk @home' })
  for (const text of ['mail bob@home.com', 'meet Bob @ 5', 'call @2', 'see @bob’s page'])
    expect(read(text)).toEqual({ title: text })
})

test('a time after @ is a time', () => {
  expect(read('beers @5pm @home')).toEqual({
    title: 'beers',
    labels: ['Home'],
    due_date: '2027-05-11T15:00:00.000Z',
  })
})

test('names hide neither a date nor a priority before or behind them', () => {
  const expected = {
    title: 'pay rent',
    due_date: '2027-05-12',
    priority: 'high',
    list: 'Work',
    labels: ['Home'],
  }
  for (const text of [
    'pay rent tomorrow p1 #work @home',
    '#work @home pay rent tomorrow p1',
    '#work pay rent p1 tomorrow @home',
    '#work @home p1 pay rent tomorrow',
    'tomorrow pay rent p1 #work @home',
    'p1 pay rent #work tomorrow @home',
    'pay rent #work !high @home tomorrow',
  ])
    expect(read(text)).toEqual(expected)
})

test('a line that repeats in words that are not read keeps its words and is read for names', () => {
  expect(read('water plants twice a week #work')).toEqual({
    title: 'water plants twice a week',
    list: 'Work',
  })
})

test('names are left as text where they are turned off', () => {
  expect(read('pay rent #work @home', { ignore: ['list', { start: 15, end: 20 }] })).toEqual({
    title: 'pay rent #work @home',
  })
})

test('a task gets at most 20 labels', () => {
  const words = Array.from({ length: 25 }, (_, n) => `@l${n}`)
  expect(read(`a ${words.join(' ')}`).labels).toHaveLength(20)
})
