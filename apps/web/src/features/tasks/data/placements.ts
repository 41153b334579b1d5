import { positionsBetween, UNPLACED } from '@taskwire/domain'
import type { Task } from './task.ts'

/** The new position of a row. */
export interface Placement {
  readonly id: string
  readonly position: string
}

export type Placed = Pick<Task, 'id' | 'position'>

/** Where rows go: directly before or after another row. */
export interface Spot {
  readonly id: string
  readonly side: 'before' | 'after'
}

/**
 * Returns the placements that move rows to a spot. That is one for each moved row, and more where equal or unplaced neighbours leave no
 * room. Returns none when the order stays the same.
 *
 * @param rows all siblings in their manual order, also those that the view hides
 * @param ids the rows to move, which keep their order
 */
export function placementsAt(
  rows: readonly Placed[],
  ids: readonly string[],
  spot: Spot,
): readonly Placement[] {
  const moving = new Set(ids)
  const moved = rows.filter(({ id }) => moving.has(id))
  const rest = rows.filter(({ id }) => !moving.has(id))
  const beside = rest.findIndex(({ id }) => id === spot.id)
  if (beside < 0) return []
  const from = spot.side === 'before' ? beside : beside + 1
  const order = rest.toSpliced(from, 0, ...moved)
  if (order.every((row, index) => row === rows[index])) return []
  return placeRange(order, from, from + moved.length)
}

/** Gives the rows of a range new positions. The range grows until its neighbours leave room, first to the later rows. */
function placeRange(order: readonly Placed[], start: number, end: number): readonly Placement[] {
  let [from, to] = [start, end]
  for (;;) {
    const [before, after] = [order[from - 1]?.position ?? null, order[to]?.position ?? null]
    const positions =
      before === UNPLACED || after === UNPLACED ? undefined : positionsBetween(before, after, to - from)
    if (positions !== undefined)
      return order.slice(from, to).flatMap(({ id, position: old }, index) => {
        const position = positions[index]
        return position === undefined || position === old ? [] : [{ id, position }]
      })
    if (before !== UNPLACED && to < order.length) to++
    else if (from > 0) from--
    else return []
  }
}
