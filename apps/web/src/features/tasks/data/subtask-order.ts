import { MAX_POSITION, positionBetween, positionsBetween, UNPLACED } from '@taskwire/domain'
import type { Task } from './task.ts'

/** The new position of a task among its neighbours. */
export interface Placement {
  readonly id: string
  readonly position: string
}

type Placed = Pick<Task, 'id' | 'position'>

/**
 * Returns the placements that move a row by one place. That is one placement, or one for each row when the neighbours leave no room.
 * Returns none at the end of the rows.
 */
export function placementsForMove(rows: readonly Placed[], id: string, by: 1 | -1): readonly Placement[] {
  const from = rows.findIndex((row) => row.id === id)
  const row = rows[from]
  const to = from + by
  if (row === undefined || to < 0 || to >= rows.length) return []
  const others = rows.filter((other) => other !== row)
  const [before, after] = [others[to - 1]?.position ?? null, others[to]?.position ?? null]
  const position = before === UNPLACED || after === UNPLACED ? undefined : positionBetween(before, after)
  return position === undefined ? placeAll(others.toSpliced(to, 0, row)) : [{ id, position }]
}

function placeAll(rows: readonly Placed[]): readonly Placement[] {
  const positions = positionsBetween(null, null, rows.length) ?? []
  return rows.flatMap(({ id, position: old }, index) => {
    const position = positions[index]
    return position === undefined || position === old ? [] : [{ id, position }]
  })
}

/** Returns positions for new rows at the end. Undefined where the server must choose them. */
export function positionsAtEnd(rows: readonly Placed[], count: number): readonly string[] | undefined {
  const last = rows.at(-1)?.position ?? null
  return last === UNPLACED || (last?.length ?? 0) >= MAX_POSITION
    ? undefined
    : positionsBetween(last, null, count)
}
