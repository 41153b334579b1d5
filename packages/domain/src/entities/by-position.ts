// Apart from the positions, because the published client needs it and must not bundle their library for it.

/** Orders rows by position. Equal positions are legal and ordered by id. */
export function byPosition(a: Placed, b: Placed): number {
  return compare(a.position, b.position) || compare(a.id, b.id)
}

interface Placed {
  readonly position: string
  readonly id: string
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
