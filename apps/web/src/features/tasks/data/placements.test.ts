import { byPosition, UNPLACED } from '@taskwire/domain'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placementsAt, type Placed, type Spot } from './placements.ts'

const rowsOf = (...positions: string[]): readonly Placed[] =>
  positions.map((position, index) => ({ id: `r${index}`, position })).toSorted(byPosition)

function moved(rows: readonly Placed[], ids: readonly string[], spot: Spot): string[] {
  const placements = new Map(placementsAt(rows, ids, spot).map((one) => [one.id, one.position]))
  return rows
    .map((row) => ({ ...row, position: placements.get(row.id) ?? row.position }))
    .toSorted(byPosition)
    .map((row) => row.id)
}

test('places only the moved rows where there is room', () => {
  const rows = rowsOf('a0', 'a1', 'a2', 'a3')
  expect(placementsAt(rows, ['r0'], { id: 'r2', side: 'after' })).toHaveLength(1)
  expect(moved(rows, ['r0', 'r3'], { id: 'r2', side: 'before' })).toEqual(['r1', 'r0', 'r3', 'r2'])
  expect(moved(rows, ['r3'], { id: 'r0', side: 'before' })).toEqual(['r3', 'r0', 'r1', 'r2'])
})

test('places nothing when the order stays or the spot is unknown', () => {
  const rows = rowsOf('a0', 'a1', 'a2')
  expect(placementsAt(rows, ['r1'], { id: 'r0', side: 'after' })).toEqual([])
  expect(placementsAt(rows, ['r1'], { id: 'r2', side: 'before' })).toEqual([])
  expect(placementsAt(rows, ['r1'], { id: 'r1', side: 'before' })).toEqual([])
  expect(placementsAt(rows, ['r1'], { id: 'gone', side: 'before' })).toEqual([])
})

test('between equal neighbours the later ones get new positions, and no earlier one', () => {
  const rows = rowsOf('a0', 'a1', 'a1', 'a1', 'a9')
  const placements = placementsAt(rows, ['r4'], { id: 'r1', side: 'after' })
  expect(placements.map(({ id }) => id)).toEqual(['r4', 'r2', 'r3'])
  expect(moved(rows, ['r4'], { id: 'r1', side: 'after' })).toEqual(['r0', 'r1', 'r4', 'r2', 'r3'])
})

test('any move gives the expected order, also between equal and unplaced rows', () => {
  const position = fc.constantFrom('a0', 'a1', 'a1V', 'a2', UNPLACED)
  const rows = fc.array(position, { minLength: 2, maxLength: 8 }).map((all) => rowsOf(...all))
  fc.assert(
    fc.property(rows, fc.infiniteStream(fc.boolean()), fc.nat(), fc.boolean(), (all, picks, n, isBefore) => {
      const ids = all.map(({ id }) => id)
      const moving = ids.filter(() => picks.next().value)
      const rest = ids.filter((id) => !moving.includes(id))
      const id = rest[n % Math.max(1, rest.length)]
      if (id === undefined) return
      const expected = rest.toSpliced(rest.indexOf(id) + (isBefore ? 0 : 1), 0, ...moving)
      expect(moved(all, moving, { id, side: isBefore ? 'before' : 'after' })).toEqual(expected)
    }),
  )
})
