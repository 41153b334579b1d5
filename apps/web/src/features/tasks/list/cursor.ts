/** Where a person is in the list, and what is selected. A value; the functions below answer the next one. */
export interface Cursor {
  /** The row that the keyboard is on. */
  readonly active: string | undefined
  /** Where it stood, for the time when its row is gone. */
  readonly index: number
  readonly selected: ReadonlySet<string>
  /** Where a range begins; without it, at the active row. */
  readonly anchor?: string | undefined
}

export const initialCursor: Cursor = { active: undefined, index: 0, selected: new Set() }

/** The cursor over the rows that there are now: a row that is gone leaves its place to the one that took it. */
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

/** One row on or back; with `extends`, both rows become selected, or the one that is left no longer is. */
export function step(
  cursor: Cursor,
  ids: readonly string[],
  by: 1 | -1,
  { extend = false, isEntered = true } = {},
): Cursor {
  // The first press only enters the list.
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

/** Selects the rows from the anchor, or else the active row, to `id`. The next call with the same anchor moves the end of the range. */
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

/** For rows that are about to go: to the first one after them that stays, else to the last one before. */
export function moveOff(cursor: Cursor, ids: readonly string[], going: ReadonlySet<string>): Cursor {
  const last = ids.findLastIndex((id) => going.has(id))
  const next = ids.find((id, index) => index > last && !going.has(id)) ?? ids.findLast((id) => !going.has(id))
  return next === undefined ? cursor : moveTo(cursor, ids, next)
}
