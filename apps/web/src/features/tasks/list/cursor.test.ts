import { expect, test } from 'vitest'
import { moveOff, moveTo, selectAll, selectTo, reconcile, initialCursor, step, toggle } from './cursor.ts'

const ids = ['a', 'b', 'c', 'd']
const on = (id: string) => moveTo(initialCursor, ids, id)

test('the first key enters the list, the next ones move, and both ends hold', () => {
  const entered = step(reconcile(initialCursor, ids), ids, 1, { isEntered: false })
  expect(entered.active).toBe('a')
  expect(step(entered, ids, 1).active).toBe('b')
  expect(step(entered, ids, -1).active).toBe('a')
  expect(step(on('d'), ids, 1).active).toBe('d')
})

test('moving with Shift selects, and moving back lets go', () => {
  const two = step(on('b'), ids, 1, { extend: true })
  expect([...two.selected]).toEqual(['b', 'c'])
  expect([...step(two, ids, -1, { extend: true }).selected]).toEqual(['b'])
})

test('a range begins at the row that was chosen last, and its end moves', () => {
  const three = selectTo(on('b'), ids, 'd')
  expect([...three.selected]).toEqual(['b', 'c', 'd'])
  expect([...selectTo(three, ids, 'c').selected]).toEqual(['b', 'c'])
  expect([...selectTo(three, ids, 'a').selected].toSorted()).toEqual(['a', 'b'])
  // What was selected one by one stays.
  const apart = selectTo(toggle(on('a'), 'd'), ids, 'c')
  expect([...apart.selected].toSorted()).toEqual(['c', 'd'])
  expect([...selectTo(toggle(moveTo(three, ids, 'a'), 'a'), ids, 'a').selected].toSorted()).toEqual(ids)
  // Without a place to begin at, and when that row is gone, it is the one row.
  expect([...selectTo(initialCursor, ids, 'c').selected]).toEqual(['c'])
  expect([...selectTo(on('gone'), ids, 'c').selected]).toEqual(['c'])
})

test('a row that is gone leaves its place to the one that took it, and is selected no longer', () => {
  const cursor = toggle(toggle(on('b'), 'b'), 'd')
  const after = reconcile(cursor, ['a', 'c', 'd'])
  expect(after.active).toBe('c')
  expect([...after.selected]).toEqual(['d'])
  expect(reconcile(on('d'), ['a', 'b']).active).toBe('b')
  expect(reconcile(on('d'), []).active).toBe(undefined)
})

test('a cursor that nothing changed is the very same one', () => {
  const cursor = reconcile(on('b'), ids)
  expect(reconcile(cursor, ids)).toBe(cursor)
})

test('rows that go hand the cursor to the next one that stays, else to the last before them', () => {
  expect(moveOff(on('b'), ids, new Set(['b'])).active).toBe('c')
  expect(moveOff(on('b'), ids, new Set(['b', 'c'])).active).toBe('d')
  expect(moveOff(on('d'), ids, new Set(['c', 'd'])).active).toBe('b')
  expect(moveOff(selectAll(on('b'), ids), ids, new Set(ids)).active).toBe('b')
})
