/** The row at a height of a list, and the half of it. */
export interface OverRow {
  readonly id: string
  readonly isUpperHalf: boolean
}

/** Returns the rendered rows of a list in their order, or those of a board column by column. */
export function rowsOfList(list: HTMLElement): readonly HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('[data-task]')]
}

/** Returns the row at a height of the window: the last one that begins above it, or the first one. */
export function rowAt(list: HTMLElement, y: number): OverRow | undefined {
  const rows = rowsOfList(list)
  const row = rows.findLast((one) => one.getBoundingClientRect().top <= y) ?? rows[0]
  const id = row?.dataset['task']
  if (row === undefined || id === undefined) return undefined
  const { top, height } = row.getBoundingClientRect()
  return { id, isUpperHalf: y < top + height / 2 }
}
