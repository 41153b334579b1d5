import { MAX_POSITION, positionsBetween, UNPLACED } from '@taskwire/domain'
import { placementsAt, type Placed, type Placement } from './placements.ts'

/** Returns the placements that move a row by one place. Returns none at the end of the rows. */
export function placementsForMove(rows: readonly Placed[], id: string, by: 1 | -1): readonly Placement[] {
  const from = rows.findIndex((row) => row.id === id)
  const neighbour = from < 0 ? undefined : rows[from + by]
  if (neighbour === undefined) return []
  return placementsAt(rows, [id], { id: neighbour.id, side: by < 0 ? 'before' : 'after' })
}

/** Returns positions for new rows at the end. Undefined where the server must choose them. */
export function positionsAtEnd(rows: readonly Placed[], count: number): readonly string[] | undefined {
  const last = rows.at(-1)?.position ?? null
  return last === UNPLACED || (last?.length ?? 0) >= MAX_POSITION
    ? undefined
    : positionsBetween(last, null, count)
}
