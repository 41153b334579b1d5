import { expect, test } from 'vitest'
import { kindOf, textOfBytes } from './read-text.ts'

test('UTF-8 and marked UTF-16 are read, with or without a mark; another encoding is not guessed', () => {
  const utf16 = (first: number, second: number, ...bytes: number[]) =>
    textOfBytes(new Uint8Array([first, second, ...bytes]))
  expect(textOfBytes(new TextEncoder().encode('Müll'))).toBe('Müll')
  expect(textOfBytes(new TextEncoder().encode('\ufeffMüll'))).toBe('Müll')
  expect(utf16(0xff, 0xfe, 0xfc, 0x00)).toBe('ü')
  expect(utf16(0xfe, 0xff, 0x00, 0xfc)).toBe('ü')
  // "ü" of Windows-1252.
  expect(textOfBytes(new Uint8Array([0x4d, 0xfc, 0x6c, 0x6c]))).toBe(undefined)
})

test('a file is what its name says, else what it begins like', () => {
  expect(kindOf('tasks.JSON', 'title')).toBe('json')
  expect(kindOf('tasks.csv', '{')).toBe('csv')
  expect(kindOf('tasks.txt', ' {"format"')).toBe('json')
  expect(kindOf('tasks', 'title\n')).toBe('csv')
})
