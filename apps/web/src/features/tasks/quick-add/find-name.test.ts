import { expect, test } from 'vitest'
import { sampleLabel, sampleList } from '../../../shared/testing/sample-rows.ts'
import { completeName, findCompletion } from './find-name.ts'

const names = {
  lists: [
    ...['Home', 'Work', 'Work stuff', 'Büro', 'At work'].map((title) => sampleList({ id: title, title })),
    sampleList({ id: 'old', title: 'Worn out', archived_at: '2026-11-01T08:00:00.000Z' }),
  ],
  labels: ['call', 'to buy'].map((name) => sampleLabel({ id: name, name })),
}
/** Completes at `|`. */
function optionsAt(text: string) {
  const caret = text.indexOf('|')
  return findCompletion(text.replace('|', ''), caret, names)?.options.map(({ name }) => name)
}

test('offers lists after # and labels after @, by the beginning of their words', () => {
  expect(optionsAt('pay #w|')).toEqual(['Work', 'Work stuff', 'At work'])
  expect(optionsAt('#|')).toEqual(['Home', 'Work', 'Work stuff', 'Büro', 'At work'])
  expect(optionsAt('#BU| tomorrow')).toEqual(['Büro'])
  expect(optionsAt('pay #work s|')).toEqual(['Work stuff'])
  expect(optionsAt('pay @b|')).toEqual(['to buy'])
  expect(optionsAt('#home @c| more')).toEqual(['call'])
})

test('offers nothing inside a word, after a space, for unknown and for complete names', () => {
  for (const text of [
    'a#w|',
    'bob@c|',
    'pay # |',
    'pay #x|',
    'pay @5pm|',
    '#home|',
    '#home |',
    'pay| #w',
    'pay |',
  ])
    expect(optionsAt(text)).toBe(undefined)
  expect(optionsAt('#work|')).toEqual(['Work', 'Work stuff', 'At work'])
  expect(findCompletion('#work', 5, names)?.isName).toBe(true)
  expect(findCompletion('#wor', 4, names)?.isName).toBe(false)
})

test('a completed name replaces its beginning, with one space after it', () => {
  const complete = (text: string) => {
    const caret = text.indexOf('|')
    const line = text.replace('|', '')
    const completion = findCompletion(line, caret, names)
    const [option] = completion?.options ?? []
    const done = completion && option && completeName(line, caret, completion, option)
    return done && `${done.line.slice(0, done.caret)}|${done.line.slice(done.caret)}`
  }
  expect(complete('pay #w| tomorrow')).toBe('pay #Work |tomorrow')
  expect(complete('@ca|')).toBe('@call |')
  expect(complete('#work s|tomorrow')).toBe('#Work stuff |tomorrow')
})
