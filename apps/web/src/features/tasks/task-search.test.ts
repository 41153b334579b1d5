import { expect, test } from 'vitest'
import { parseTaskSearch } from './task-search.ts'

test('an address says the view and the open task; nonsense is left out', () => {
  expect(parseTaskSearch({ view: 'upcoming', task: 'a1' })).toEqual({ view: 'upcoming', task: 'a1' })
  expect(parseTaskSearch({ view: 'today' })).toEqual({})
  expect(parseTaskSearch({ view: 'trash', task: 7, other: true })).toEqual({})
})
