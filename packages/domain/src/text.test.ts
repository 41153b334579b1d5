import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boundedText, isStorableText, lengthOf } from './text.ts'

const family = '👩‍👩‍👧' // five code points, eight UTF-16 units

test.each([
  ['', 0],
  ['abc', 3],
  ['é', 1],
  ['e\u0301', 2],
  ['😀', 1],
  ['a😀b', 3],
  [family, 5],
])('counts code points: %j has %i', (text, length) => {
  expect(lengthOf(text)).toBe(length)
})

test('a length always equals the number of code points', () => {
  const unit = fc.constantFrom('a', 'é', '\uffff', '😀', '\ud83d', '\ude00', '\u200d')
  fc.assert(fc.property(fc.string({ unit }), (text) => lengthOf(text) === [...text].length))
})

test('both bounds count code points', () => {
  const schema = boundedText({ min: 2, max: 4 })
  for (const text of ['ab', 'abcd', '😀😀', '😀😀😀😀']) expect(schema.parse(text)).toBe(text)
  for (const text of ['', 'a', '😀', 'abcde', '😀😀😀😀😀'])
    expect(schema.safeParse(text).success, text).toBe(false)
})

test.each(['a\0b', '\0', 'a\ud800', '\udc00b', '\ud83d\ud83d', '\ude00\ud83d'])(
  'what the database cannot store is refused: %j',
  (text) => {
    expect(isStorableText(text)).toBe(false)
    expect(boundedText({ max: 10 }).safeParse(text).success).toBe(false)
  },
)

test('trims before it counts, where a field asks for it', () => {
  const title = boundedText({ min: 1, max: 3, trim: true })
  expect(title.parse(' \t\u00a0abc\n')).toBe('abc')
  expect(title.safeParse(' \u3000\n').success).toBe(false)
  expect(boundedText({ max: 3 }).parse(' a ')).toBe(' a ')
})

test('converts no other type to text', () => {
  for (const value of [1, true, null, undefined, ['a'], { length: 1 }])
    expect(boundedText({ max: 3 }).safeParse(value).success).toBe(false)
})
