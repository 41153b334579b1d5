import { byPosition, UNPLACED } from '@taskwire/domain'
import { expect, test } from 'vitest'
import { positionsAfterMove } from './place-order.ts'

const row = (id: string, position: string) => ({ id, position })

/** Moves a row and returns the ids in their new order. */
function moved(rows: readonly ReturnType<typeof row>[], id: string, by: 1 | -1) {
  const changes = new Map(positionsAfterMove(rows, id, by)?.map((change) => [change.id, change]))
  return rows
    .map((one) => changes.get(one.id) ?? one)
    .toSorted(byPosition)
    .map((one) => one.id)
}

test('a move changes only the moved row', () => {
  const rows = [row('a', 'a0'), row('b', 'a1'), row('c', 'a2')]
  expect(moved(rows, 'c', -1)).toEqual(['a', 'c', 'b'])
  expect(moved(rows, 'a', 1)).toEqual(['b', 'a', 'c'])
  expect(moved(rows, 'b', -1)).toEqual(['b', 'a', 'c'])
  expect(positionsAfterMove(rows, 'b', 1)?.length).toBe(1)
})

test('the first row moves no further up, and the last no further down', () => {
  const rows = [row('a', 'a0'), row('b', 'a1')]
  expect(positionsAfterMove(rows, 'a', -1)).toBe(undefined)
  expect(positionsAfterMove(rows, 'b', 1)).toBe(undefined)
  expect(positionsAfterMove(rows, 'x', 1)).toBe(undefined)
})

test('rows with equal or missing positions get new ones', () => {
  expect(moved([row('a', 'a0'), row('b', 'a0'), row('c', 'a0')], 'c', -1)).toEqual(['a', 'c', 'b'])
  expect(moved([row('a', 'a0'), row('b', UNPLACED), row('c', UNPLACED)], 'a', 1)).toEqual(['b', 'a', 'c'])
})
