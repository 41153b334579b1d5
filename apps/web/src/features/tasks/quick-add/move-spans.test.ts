import { expect, test } from 'vitest'
import { moveSpans } from './move-spans.ts'

/** Returns the text of the span of `words` after the edit. */
function moved(words: string, before: string, after: string): string[] {
  const start = before.indexOf(words)
  return moveSpans([{ start, end: start + words.length }], before, after).map(({ start, end }) =>
    after.slice(start, end),
  )
}

test('a span follows its words when the text around it changes', () => {
  expect(moved('friday', 'Black friday', 'Black friday sale')).toEqual(['friday'])
  expect(moved('friday', 'Black friday', 'Buy on black friday')).toEqual(['friday'])
  expect(moved('friday', 'Black friday', 'friday')).toEqual(['friday'])
})

test('drops a span whose words were edited', () => {
  expect(moved('friday', 'Black friday', 'Black fri')).toEqual([])
  expect(moved('friday', 'Black friday', 'Black frXiday')).toEqual([])
  expect(moved('friday', 'Black friday', '')).toEqual([])
})
