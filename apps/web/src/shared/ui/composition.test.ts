import { expect, test } from 'vitest'
import { isComposing } from './composition.ts'

test('a key belongs to an input method during composition, and in Safari by its key code', () => {
  expect(isComposing({ isComposing: true, keyCode: 13 })).toBe(true)
  expect(isComposing({ isComposing: false, keyCode: 229 })).toBe(true)
  expect(isComposing({ isComposing: false, keyCode: 13 })).toBe(false)
})
