// Apart from the positions, because the published client needs it and must not bundle their library for it.

/** Sorts after every position: the position of an optimistic row until the server has placed it. */
export const UNPLACED = '~'
