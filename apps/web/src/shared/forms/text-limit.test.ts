import { expect, test } from 'vitest'
import { isTooLong, charactersLeft } from './text-limit.ts'

test('counts the characters left once a text nears its limit', () => {
  expect(charactersLeft('x'.repeat(450), 500)).toBeUndefined()
  expect(charactersLeft('x'.repeat(451), 500)).toBe(49)
  expect(charactersLeft('x'.repeat(500), 500)).toBe(0)
  expect(charactersLeft('x'.repeat(503), 500)).toBe(-3)
  // An emoji counts as one character, as on the server.
  expect(charactersLeft('😀'.repeat(300), 500)).toBeUndefined()
  expect(charactersLeft('😀'.repeat(500), 500)).toBe(0)
})

test('a text is too long only above its limit', () => {
  expect(isTooLong('', 500)).toBe(false)
  expect(isTooLong('😀'.repeat(500), 500)).toBe(false)
  expect(isTooLong('x'.repeat(501), 500)).toBe(true)
})
