import { expect, test } from 'vitest'
import { moveOff, moveTo, selectAll, selectTo, reconcile, initialCursor, step, toggle } from './cursor.ts'

const ids = ['a', 'b', 'c', 'd']
const on = (id: string) => moveTo(initialCursor, ids, id)

test('the first key enters the list, the next ones move within its bounds', () => {
  const entered = step(reconcile(initialCursor, ids), ids, 1, { isEntered: false })
  expect(entered.active).toBe('a')
  expect(step(entered, ids, 1).active).toBe('b')
  expect(step(entered, ids, -1).active).toBe('a')
  expect(step(on('d'), ids, 1).active).toBe('d')
})

test('moving with Shift selects, moving back deselects', () => {
  const two = step(on('b'), ids, 1, { extend: true })
  expect([...two.selected]).toEqual(['b', 'c'])
  expect([...step(two, ids, -1, { extend: true }).selected]).toEqual(['b'])
})

test('a range starts at the last chosen row, and its end moves', () => {
  const three = selectTo(on('b'), ids, 'd')
  expect([...three.selected]).toEqual(['b', 'c', 'd'])
  expect([...selectTo(three, ids, 'c').selected]).toEqual(['b', 'c'])
  expect([...selectTo(three, ids, 'a').selected].toSorted()).toEqual(['a', 'b'])
  // Rows that were selected one by one stay selected.
  const apart = selectTo(toggle(on('a'), 'd'), ids, 'c')
  expect([...apart.selected].toSorted()).toEqual(['c', 'd'])
  expect([...selectTo(toggle(moveTo(three, ids, 'a'), 'a'), ids, 'a').selected].toSorted()).toEqual(ids)
  // Without an anchor, or when its row is gone, only the pressed row is selected.
  expect([...selectTo(initialCursor, ids, 'c').selected]).toEqual(['c'])
  expect([...selectTo(on('gone'), ids, 'c').selected]).toEqual(['c'])
})

test('a removed row passes the cursor to the row in its place and loses its selection', () => {
  const cursor = toggle(toggle(on('b'), 'b'), 'd')
  const after = reconcile(cursor, ['a', 'c', 'd'])
  expect(after.active).toBe('c')
  expect([...after.selected]).toEqual(['d'])
  expect(reconcile(on('d'), ['a', 'b']).active).toBe('b')
  expect(reconcile(on('d'), []).active).toBe(undefined)
})

test('returns the same cursor object when nothing changed', () => {
  const cursor = reconcile(on('b'), ids)
  expect(reconcile(cursor, ids)).toBe(cursor)
})

test('moveOff moves to the next remaining row, else to the last one before', () => {
  expect(moveOff(on('b'), ids, new Set(['b'])).active).toBe('c')
  expect(moveOff(on('b'), ids, new Set(['b', 'c'])).active).toBe('d')
  expect(moveOff(on('d'), ids, new Set(['c', 'd'])).active).toBe('b')
  expect(moveOff(selectAll(on('b'), ids), ids, new Set(ids)).active).toBe('b')
})
