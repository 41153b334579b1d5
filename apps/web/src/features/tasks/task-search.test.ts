import { expect, test } from 'vitest'
import { parseTaskSearch, placeOf, placeSearch, type Place } from './task-search.ts'

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

test('a list wins over a label, and both over a view', () => {
  expect(parseTaskSearch({ list: 'l1', label: 'a1', view: 'all' })).toEqual({ list: 'l1' })
  expect(parseTaskSearch({ label: 'a1', view: 'all', task: 't' })).toEqual({ label: 'a1', task: 't' })
  expect(parseTaskSearch({ list: 'inbox' })).toEqual({ view: 'inbox' })
  expect(parseTaskSearch({ list: '', label: 7 })).toEqual({})
})

test('each place has its own search parameters', () => {
  const places: Place[] = ['today', 'inbox', 'trash', 'list:l1', 'label:a1']
  for (const place of places) expect(placeOf(parseTaskSearch({ ...placeSearch(place) }))).toBe(place)
})
