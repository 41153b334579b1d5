import { MAX_TITLE } from '@taskwire/domain'
import { parseQuickAdd } from '@taskwire/domain/quick-add'
import { expect, test } from 'vitest'
import { appendSharedText, readSharedText, withoutSharedText } from './shared-text.ts'

const search = (values: Record<string, string>) => `?${new URLSearchParams(values).toString()}`

test.each([
  ['a link', { add: 'Pay rent tomorrow' }, 'Pay rent tomorrow'],
  ['the shortcut', { add: '' }, ''],
  ['a shared page', { title: 'News', url: 'https://a.example/1' }, 'News https://a.example/1'],
  ['a shared text', { text: 'Buy milk' }, 'Buy milk'],
  ['all three', { title: 'A', text: 'B', url: 'https://c.example/' }, 'A B https://c.example/'],
  [
    'a text that repeats title and address',
    { title: 'News', text: 'News https://a.example/1', url: 'https://a.example/1' },
    'News https://a.example/1',
  ],
  ['the same text twice', { title: 'Once', text: 'Once' }, 'Once'],
  ['several lines', { text: 'one\r\n\ttwo\u0000three\n' }, 'one two three'],
  ['markup', { add: '<img src=x onerror=alert(1)> & "q" 100%' }, '<img src=x onerror=alert(1)> & "q" 100%'],
  ['other parameters', { view: 'all', q: 'x' }, ''],
])('reads one line from %s', (_case, values, line) => {
  expect(readSharedText(search(values))).toBe(line)
})

test('reads what is badly encoded as it is', () => {
  expect(readSharedText('?add=100%&text=a+b%zz')).toBe('100% a b%zz')
})

test('a long text is cut to a title, without its address and without half a character', () => {
  const address = 'https://a.example/page'
  const long = readSharedText(search({ title: 'word '.repeat(900), url: address }))
  expect(long).toHaveLength(MAX_TITLE)
  expect(long.endsWith(`… ${address}`)).toBe(true)
  // One of them is cut between two characters, the other within one.
  for (const start of ['', 'a']) {
    const emoji = readSharedText(search({ add: start + '😀'.repeat(900) }))
    expect(emoji.length).toBeLessThanOrEqual(MAX_TITLE)
    expect(emoji).toMatch(/^a?(?:😀)+…$/u)
  }
  expect(readSharedText(search({ url: `https://a.example/${'x'.repeat(9000)}` }))).toHaveLength(MAX_TITLE)
})

test('the text leaves the URL, and the place stays', () => {
  const left = withoutSharedText('?list=7&title=A&text=B&url=C&add=D')
  expect(Object.fromEntries(new URLSearchParams(left))).toEqual({ list: '7', add: '' })
})

test('an unsaved line is kept, and the same text is not added twice', () => {
  expect(appendSharedText('', 'Milk')).toBe('Milk')
  expect(appendSharedText('Half a line', 'Milk')).toBe('Half a line Milk')
  expect(appendSharedText('Half a line Milk', 'Milk')).toBe('Half a line Milk')
})

test('quick add reads nothing from an address', () => {
  const line = 'Post https://social.example/@ann/7?due=tomorrow#today'
  const now = '2027-05-11T11:15:00Z'
  expect(
    parseQuickAdd(line, { now, timeZone: 'Europe/Berlin', labels: ['ann'], lists: ['today'] }),
  ).toMatchObject({
    title: line,
    tokens: [],
  })
})
