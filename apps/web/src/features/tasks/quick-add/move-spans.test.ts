import { expect, test } from 'vitest'
import { moveSpans } from './move-spans.ts'

/** The pieces of the line after the edit that were `words` before it. */
function moved(words: string, before: string, after: string): string[] {
  const start = before.indexOf(words)
  return moveSpans([{ start, end: start + words.length }], before, after).map(({ start, end }) =>
    after.slice(start, end),
  )
}

test('a piece stays the same words while the line is written around it', () => {
  expect(moved('friday', 'Black friday', 'Black friday sale')).toEqual(['friday'])
  expect(moved('friday', 'Black friday', 'Buy on black friday')).toEqual(['friday'])
  expect(moved('friday', 'Black friday', 'friday')).toEqual(['friday'])
})

test('a piece that is edited is forgotten', () => {
  expect(moved('friday', 'Black friday', 'Black fri')).toEqual([])
  expect(moved('friday', 'Black friday', 'Black frXiday')).toEqual([])
  expect(moved('friday', 'Black friday', '')).toEqual([])
})
