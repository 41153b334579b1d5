import { expect, test } from 'vitest'
import { findPlainWordProblems } from './plain-words.ts'

test('names the line, the word and what to write instead', () => {
  expect(findPlainWordProblems('fine\nWhoever waits is woken')).toEqual([
    { line: 2, word: 'Whoever', instead: expect.stringContaining('the caller') },
  ])
})

test('accepts words that only contain one of the list', () => {
  expect(findPlainWordProblems('indoors, outdoor, renewal, ongoing')).toEqual([])
})

test('accepts the wire field of a session, and no other door', () => {
  expect(
    findPlainWordProblems("door: 'text', contract as door, ['door'], [device, door, is_current]"),
  ).toEqual([])
  expect(findPlainWordProblems('door: through which door')).toHaveLength(1)
})
