import { expect, test } from 'vitest'
import { isBinary, detectKind, decodeText } from './file-content.ts'

test('UTF-8 and marked UTF-16 are read, with or without a mark; another encoding is not guessed', () => {
  const utf16 = (first: number, second: number, ...bytes: number[]) =>
    decodeText(new Uint8Array([first, second, ...bytes]))
  expect(decodeText(new TextEncoder().encode('Müll'))).toBe('Müll')
  expect(decodeText(new TextEncoder().encode('\ufeffMüll'))).toBe('Müll')
  expect(utf16(0xff, 0xfe, 0xfc, 0x00)).toBe('ü')
  expect(utf16(0xfe, 0xff, 0x00, 0xfc)).toBe('ü')
  // "ü" of Windows-1252.
  expect(decodeText(new Uint8Array([0x4d, 0xfc, 0x6c, 0x6c]))).toBe(undefined)
})

test('a file is what its name says, else what it begins like', () => {
  expect(detectKind('tasks.JSON', 'title')).toBe('json')
  expect(detectKind('tasks.csv', '{')).toBe('csv')
  expect(detectKind('tasks.txt', ' {"format"')).toBe('json')
  expect(detectKind('tasks', 'title\n')).toBe('csv')
})

test('a workbook, a document and an archive are no texts', () => {
  const bytes = (...start: number[]) => new Uint8Array([...start, 1, 2])
  expect(isBinary(bytes(0x50, 0x4b, 3, 4))).toBe(true)
  expect(isBinary(bytes(0xd0, 0xcf, 0x11, 0xe0))).toBe(true)
  expect(isBinary(new TextEncoder().encode('%PDF-1.7'))).toBe(true)
  expect(isBinary(new TextEncoder().encode('PK,title'))).toBe(false)
  expect(isBinary(bytes(0xff, 0xfe, 0x50, 0))).toBe(false)
  expect(isBinary(new Uint8Array())).toBe(false)
})
