/** The keyboard position and the selection in a list. Immutable: the functions below return a new cursor. */
export interface Cursor {
  /** The id of the row with the keyboard position. */
  readonly active: string | undefined
  /** The index of the active row, used after the row is removed. */
  readonly index: number
  readonly selected: ReadonlySet<string>
  /** The start of a range. Defaults to the active row. */
  readonly anchor?: string | undefined
}

export const initialCursor: Cursor = { active: undefined, index: 0, selected: new Set() }

/** Adapts the cursor to the current rows. If the active row is gone, the row at its index becomes active. */
export function reconcile(cursor: Cursor, ids: readonly string[]): Cursor {
  const known = new Set(cursor.selected.size > 0 ? ids : [])
  const index = cursor.active === undefined ? -1 : ids.indexOf(cursor.active)
  const active = index >= 0 ? cursor.active : ids[Math.min(cursor.index, ids.length - 1)]
  const selected = [...cursor.selected].filter((id) => known.has(id))
  if (active === cursor.active && index === cursor.index && selected.length === cursor.selected.size)
    return cursor
  return {
    ...cursor,
    active,
    index: active === undefined ? 0 : ids.indexOf(active),
    selected: new Set(selected),
  }
}

export function moveTo(cursor: Cursor, ids: readonly string[], id: string): Cursor {
  return { ...cursor, active: id, index: ids.indexOf(id), anchor: undefined }
}

/** Moves by one row. With `extend` it selects both rows, or deselects the old row if the new one is already selected. */
export function step(
  cursor: Cursor,
  ids: readonly string[],
  by: 1 | -1,
  { extend = false, isEntered = true } = {},
): Cursor {
  // The first key press only enters the list.
  const next = ids[isEntered ? cursor.index + by : cursor.index]
  if (next === undefined) return cursor
  const moved = moveTo(cursor, ids, next)
  if (!extend || cursor.active === undefined) return moved
  const selected = new Set(cursor.selected)
  if (selected.has(next)) selected.delete(cursor.active)
  else selected.add(cursor.active).add(next)
  return { ...moved, selected }
}

export function toggle(cursor: Cursor, id: string): Cursor {
  const selected = new Set(cursor.selected)
  if (!selected.delete(id)) selected.add(id)
  return { ...cursor, selected, anchor: id }
}

/** Selects the rows from the anchor, or the active row, to `id`. The next call with the same anchor moves the end of the range. */
export function selectTo(cursor: Cursor, ids: readonly string[], id: string): Cursor {
  const { active, selected: before } = cursor
  const anchor = [cursor.anchor, active].find((one) => one !== undefined && ids.includes(one)) ?? id
  const selected = new Set(before)
  if (anchor === cursor.anchor && active !== undefined)
    for (const other of between(ids, anchor, active)) selected.delete(other)
  for (const other of between(ids, anchor, id)) selected.add(other)
  return { ...moveTo(cursor, ids, id), selected, anchor }
}

function between(ids: readonly string[], one: string, other: string): readonly string[] {
  const [from, to] = [ids.indexOf(one), ids.indexOf(other)]
  return ids.slice(Math.min(from, to), Math.max(from, to) + 1)
}

export function selectAll(cursor: Cursor, ids: readonly string[]): Cursor {
  return { ...cursor, selected: new Set(ids) }
}

export function selectNone(cursor: Cursor): Cursor {
  return { ...cursor, selected: new Set(), anchor: undefined }
}

/** Moves the cursor off rows that are about to leave: to the first remaining row after them, else to the last one before. */
export function moveOff(cursor: Cursor, ids: readonly string[], going: ReadonlySet<string>): Cursor {
  const last = ids.findLastIndex((id) => going.has(id))
  const next = ids.find((id, index) => index > last && !going.has(id)) ?? ids.findLast((id) => !going.has(id))
  return next === undefined ? cursor : moveTo(cursor, ids, next)
}
