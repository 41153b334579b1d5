import { expect, test } from 'vitest'
import { isTooLong, charactersLeft } from './text-limit.ts'

test('the room is counted in characters once a text is nearly full', () => {
  expect(charactersLeft('x'.repeat(450), 500)).toBeUndefined()
  expect(charactersLeft('x'.repeat(451), 500)).toBe(49)
  expect(charactersLeft('x'.repeat(500), 500)).toBe(0)
  expect(charactersLeft('x'.repeat(503), 500)).toBe(-3)
  // An emoji is one character, as the server counts.
  expect(charactersLeft('😀'.repeat(300), 500)).toBeUndefined()
  expect(charactersLeft('😀'.repeat(500), 500)).toBe(0)
})

test('only a text over its limit is too long', () => {
  expect(isTooLong('', 500)).toBe(false)
  expect(isTooLong('😀'.repeat(500), 500)).toBe(false)
  expect(isTooLong('x'.repeat(501), 500)).toBe(true)
})
