import { expect, test } from 'vitest'
import { latinKey } from './latin-key.ts'

const on = (key: string, code: string, mapsSigns = true) => latinKey({ key, code }, mapsSigns)

test('a Latin letter or digit is read as typed, at any position', () => {
  expect(on('a', 'KeyQ')).toBe('a')
  expect(on('Z', 'KeyY')).toBe('Z')
  expect(on('1', 'Digit1')).toBe('1')
  expect(on('1', 'Numpad1')).toBe('1')
})

test.each([
  ['у', 'KeyE', 'e'],
  ['У', 'KeyE', 'E'],
  ['ξ', 'KeyJ', 'j'],
  ['ק', 'KeyE', 'e'],
  ['لا', 'KeyB', 'b'],
  ['ㅂ', 'KeyQ', 'q'],
  ['ı', 'KeyI', 'i'],
])('a letter of another script is read by its position: %s', (key, code, latin) => {
  expect(on(key, code)).toBe(latin)
  expect(on(key, code, false)).toBe(latin)
})

test.each([
  ['&', 'Digit1', '1'],
  ['é', 'Digit2', '2'],
  ['"', 'Digit3', '3'],
  ['ě', 'Digit2', '2'],
  ['Dead', 'Digit9', '9'],
])('the digit row is read by its position: %s', (key, code, digit) =>
  expect(on(key, code, false)).toBe(digit),
)

test('a sign on a letter key is read as the letter only when the layout is not Latin', () => {
  expect(on(';', 'KeyQ')).toBe('q')
  expect(on('.', 'KeyE', false)).toBe('.')
})

test('named keys and keys at other positions stay unchanged', () => {
  for (const [key, code] of [
    ['Escape', 'Escape'],
    ['ö', 'Semicolon'],
    ['/', 'Slash'],
    ['Process', 'KeyE'],
    ['F2', 'F2'],
  ] as const)
    expect(on(key, code)).toBe(key)
})
