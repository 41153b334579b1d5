import { expect, test } from 'vitest'
import { mergeTexts } from './merge-texts.ts'

test('joins both texts, theirs first, only for fields that mine has', () => {
  expect(mergeTexts({ description: 'Mine' }, { title: 'Title', description: 'Theirs' })).toEqual({
    description: 'Theirs\n\nMine',
  })
  expect(mergeTexts({ title: 'Mine' }, { title: 'Theirs' })).toEqual({ title: 'Theirs / Mine' })
})

test('keeps only the longer text when it contains the other', () => {
  expect(mergeTexts({ description: 'Milk' }, { description: 'Milk and bread' }).description).toBe(
    'Milk and bread',
  )
  expect(mergeTexts({ description: 'Milk and bread' }, { description: null }).description).toBe(
    'Milk and bread',
  )
  expect(mergeTexts({ description: null }, { description: null }).description).toBe(null)
})
