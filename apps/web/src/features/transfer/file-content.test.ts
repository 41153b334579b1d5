import { expect, test } from 'vitest'
import { isBinary, detectKind, decodeText } from './file-content.ts'

test('decodes UTF-8 with and without a byte order mark, and UTF-16 with one; rejects other encodings', () => {
  const utf16 = (first: number, second: number, ...bytes: number[]) =>
    decodeText(new Uint8Array([first, second, ...bytes]))
  expect(decodeText(new TextEncoder().encode('Müll'))).toBe('Müll')
  expect(decodeText(new TextEncoder().encode('\ufeffMüll'))).toBe('Müll')
  expect(utf16(0xff, 0xfe, 0xfc, 0x00)).toBe('ü')
  expect(utf16(0xfe, 0xff, 0x00, 0xfc)).toBe('ü')
  // "ü" in Windows-1252.
  expect(decodeText(new Uint8Array([0x4d, 0xfc, 0x6c, 0x6c]))).toBe(undefined)
})

test('detects the kind by the file name, else by the first character', () => {
  expect(detectKind('tasks.JSON', 'title')).toBe('json')
  expect(detectKind('tasks.csv', '{')).toBe('csv')
  expect(detectKind('tasks.txt', ' {"format"')).toBe('json')
  expect(detectKind('tasks', 'title\n')).toBe('csv')
})

test('recognises workbooks, documents and archives as binary', () => {
  const bytes = (...start: number[]) => new Uint8Array([...start, 1, 2])
  expect(isBinary(bytes(0x50, 0x4b, 3, 4))).toBe(true)
  expect(isBinary(bytes(0xd0, 0xcf, 0x11, 0xe0))).toBe(true)
  expect(isBinary(new TextEncoder().encode('%PDF-1.7'))).toBe(true)
  expect(isBinary(new TextEncoder().encode('PK,title'))).toBe(false)
  expect(isBinary(bytes(0xff, 0xfe, 0x50, 0))).toBe(false)
  expect(isBinary(new Uint8Array())).toBe(false)
})
