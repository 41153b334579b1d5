import { positionBetween, positionsBetween } from '@taskwire/domain'

interface Placed {
  readonly id: string
  readonly position: string
}

/**
 * Returns the new positions that move a row one place up (-1) or down (1) among its siblings: usually one, and one for each row where
 * equal positions leave no room. Undefined at the end of the order.
 *
 * @param rows the visible siblings in their order
 */
export function positionsAfterMove(
  rows: readonly Placed[],
  id: string,
  by: 1 | -1,
): readonly Placed[] | undefined {
  const from = rows.findIndex((row) => row.id === id)
  const row = rows[from]
  const neighbour = rows[from + by]
  if (row === undefined || neighbour === undefined) return undefined
  const order = rows.toSpliced(from, 1).toSpliced(from + by, 0, row)
  const [before, after] = [order[from + by - 1], order[from + by + 1]]
  const position = between(before?.position ?? null, after?.position ?? null)
  if (position !== undefined) return [{ id, position }]
  const positions = positionsBetween(null, null, order.length) ?? []
  return order.flatMap(({ id }, index) => {
    const own = positions[index]
    return own === undefined ? [] : [{ id, position: own }]
  })
}

/** A row that the server hasn't placed yet has no valid position. */
function between(before: string | null, after: string | null): string | undefined {
  try {
    return positionBetween(before, after)
  } catch {
    return undefined
  }
}
