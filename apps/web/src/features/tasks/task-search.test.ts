import { expect, test } from 'vitest'
import { parseTaskSearch } from './task-search.ts'

test('reads the view, the query and the open task, and ignores invalid values', () => {
  expect(parseTaskSearch({ view: 'upcoming', task: 'a1' })).toEqual({ view: 'upcoming', task: 'a1' })
  expect(parseTaskSearch({ view: 'today' })).toEqual({})
  expect(parseTaskSearch({ view: 'nowhere', task: 7, other: true })).toEqual({})
  expect(parseTaskSearch({ q: '' })).toEqual({ q: '' })
  expect(parseTaskSearch({ q: 'milk', view: 'all' })).toEqual({ q: 'milk', view: 'all' })
})

test('a number as the query is read as its digits', () => {
  expect(parseTaskSearch({ q: 42 })).toEqual({ q: '42' })
})
