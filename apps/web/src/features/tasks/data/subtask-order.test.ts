import { byPosition, UNPLACED } from '@taskwire/domain'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placementsForMove, positionsAtEnd } from './subtask-order.ts'

const rowsOf = (...positions: string[]) => positions.map((position, index) => ({ id: `r${index}`, position }))
type Rows = ReturnType<typeof rowsOf>

function moved(rows: Rows, id: string, by: 1 | -1): string[] {
  const placements = new Map(placementsForMove(rows, id, by).map((one) => [one.id, one.position]))
  return rows
    .map((row) => ({ ...row, position: placements.get(row.id) ?? row.position }))
    .toSorted(byPosition)
    .map((row) => row.id)
}

test('a move changes one position and leaves the ends alone', () => {
  const rows = rowsOf('a0', 'a1', 'a2')
  expect(placementsForMove(rows, 'r0', 1)).toHaveLength(1)
  expect(moved(rows, 'r0', 1)).toEqual(['r1', 'r0', 'r2'])
  expect(moved(rows, 'r2', -1)).toEqual(['r0', 'r2', 'r1'])
  expect(placementsForMove(rows, 'r2', 1)).toEqual([])
  expect(placementsForMove(rows, 'r0', -1)).toEqual([])
  expect(placementsForMove(rows, 'other', 1)).toEqual([])
})

test('any move swaps two neighbours, also between equal and unplaced rows', () => {
  const position = fc.constantFrom('a0', 'a1', 'a1V', 'a2', UNPLACED)
  fc.assert(
    fc.property(
      fc.array(position, { minLength: 2, maxLength: 8 }),
      fc.nat(),
      fc.boolean(),
      (all, n, isUp) => {
        const rows = rowsOf(...all).toSorted(byPosition)
        const ids = rows.map(({ id }) => id)
        const index = n % rows.length
        const other = index + (isUp ? -1 : 1)
        const expected = [...ids]
        if (ids[other] !== undefined) [expected[index], expected[other]] = [ids[other], ids[index] as string]
        expect(moved(rows, ids[index] as string, isUp ? -1 : 1)).toEqual(expected)
      },
    ),
  )
})

test('new rows go to the end, in order', () => {
  const [first = '', second = ''] = positionsAtEnd(rowsOf('a0'), 2) ?? []
  expect('a0' < first && first < second).toBe(true)
  expect(positionsAtEnd([], 1)).toHaveLength(1)
  expect(positionsAtEnd(rowsOf('a0', UNPLACED), 1)).toBe(undefined)
})
