import { expect, test } from 'vitest'
import { mergeTexts } from './merge-texts.ts'

test('both texts are kept, theirs first, and only where mine has one', () => {
  expect(mergeTexts({ description: 'Mine' }, { title: 'Title', description: 'Theirs' })).toEqual({
    description: 'Theirs\n\nMine',
  })
  expect(mergeTexts({ title: 'Mine' }, { title: 'Theirs' })).toEqual({ title: 'Theirs / Mine' })
})

test('a text that is part of the other is not said twice', () => {
  expect(mergeTexts({ description: 'Milk' }, { description: 'Milk and bread' }).description).toBe(
    'Milk and bread',
  )
  expect(mergeTexts({ description: 'Milk and bread' }, { description: null }).description).toBe(
    'Milk and bread',
  )
  expect(mergeTexts({ description: null }, { description: null }).description).toBe(null)
})
