import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordDifference } from './word-difference.ts'

const marked = (text: string, other: string) =>
  wordDifference(text, other)
    .map(({ text: part, isChanged }) => (isChanged ? `[${part}]` : part))
    .join('')

test('marks the words that the other text lacks', () => {
  expect(marked('Ask Ada about the small cake.', 'Ask Ada or Bob about the cake.')).toBe(
    'Ask Ada about the [small ]cake.',
  )
  expect(marked('Ask Ada or Bob about the cake.', 'Ask Ada about the small cake.')).toBe(
    'Ask Ada [or Bob ]about the cake.',
  )
  expect(marked('same', 'same')).toBe('same')
  expect(marked('all', '')).toBe('[all]')
  expect(marked('', 'all')).toBe('')
})

test('marks words of languages without spaces', () => {
  expect(marked('今日は牛乳を買う', '今日はパンを買う')).toBe('今日は[牛乳]を買う')
})

test('compares lines, and not the space around words', () => {
  expect(marked('one\n\ntwo  three', 'one two three')).toBe('one\n\ntwo  three')
})

test('the parts, joined, are the text, and a text equals itself', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'milk', ' ', '  ', '\n', '.', 'ü', '👩‍👩‍👧', '日本'), { maxLength: 30 })
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, text, (one, other) => {
      expect(
        wordDifference(one, other)
          .map((part) => part.text)
          .join(''),
      ).toBe(one)
      expect(wordDifference(one, one).filter(({ isChanged }) => isChanged)).toEqual([])
    }),
  )
})

test('compares the longest different texts in time', () => {
  const long = (word: string) => Array.from({ length: 1_700 }, (_, index) => `${word}${index}`).join(' ')
  const started = processorTime()
  expect(wordDifference(long('a'), long('b'))).toEqual([{ start: 0, text: long('a'), isChanged: true }])
  expect(processorTime() - started).toBeLessThan(5_000)
})

// Of Node, whose other types don't exist for code that runs in browsers.
declare const process: { cpuUsage(): { user: number; system: number } }

/** The processor time of this process in ms. Time on the clock would also measure what else runs on the machine. */
function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
