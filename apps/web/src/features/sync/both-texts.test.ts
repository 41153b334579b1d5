import { expect, test } from 'vitest'
import { bothTexts } from './both-texts.ts'

test('both texts are kept, theirs first, and only where mine has one', () => {
  expect(bothTexts({ description: 'Mine' }, { title: 'Title', description: 'Theirs' })).toEqual({
    description: 'Theirs\n\nMine',
  })
  expect(bothTexts({ title: 'Mine' }, { title: 'Theirs' })).toEqual({ title: 'Theirs / Mine' })
})

test('a text that is part of the other is not said twice', () => {
  expect(bothTexts({ description: 'Milk' }, { description: 'Milk and bread' }).description).toBe(
    'Milk and bread',
  )
  expect(bothTexts({ description: 'Milk and bread' }, { description: null }).description).toBe(
    'Milk and bread',
  )
  expect(bothTexts({ description: null }, { description: null }).description).toBe(null)
})
