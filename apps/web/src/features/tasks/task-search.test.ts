import { expect, test } from 'vitest'
import { parseTaskSearch } from './task-search.ts'

test('an address says the view, the search and the open task; nonsense is left out', () => {
  expect(parseTaskSearch({ view: 'upcoming', task: 'a1' })).toEqual({ view: 'upcoming', task: 'a1' })
  expect(parseTaskSearch({ view: 'today' })).toEqual({})
  expect(parseTaskSearch({ view: 'nowhere', task: 7, other: true })).toEqual({})
  expect(parseTaskSearch({ q: '' })).toEqual({ q: '' })
  expect(parseTaskSearch({ q: 'milk', view: 'all' })).toEqual({ q: 'milk', view: 'all' })
})

test('a search for a number is a search for its digits', () => {
  expect(parseTaskSearch({ q: 42 })).toEqual({ q: '42' })
})
