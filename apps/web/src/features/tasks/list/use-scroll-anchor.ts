import { useLayoutEffect, useRef, type RefObject } from 'react'

/** What of the virtual list says where lines are. */
interface Lines {
  readonly measurementsCache: readonly { readonly start: number; readonly end: number }[]
  readonly getVirtualItemForOffset: (offset: number) => { readonly index: number } | undefined
}

/** A line and the one after it, and where they stood on the page. */
interface Anchor {
  /** All lines of that drawing. */
  readonly keys: readonly string[]
  readonly key: string
  readonly start: number
  readonly next: string | undefined
  readonly end: number
}

/**
 * Rows do not move under somebody who looks at them or is about to press them: when others come or go above, the page
 * scrolls along. At its top new rows come into sight instead, unless the pointer or the focus is in the list. A row that
 * goes elsewhere itself, such as one that was completed, is not followed.
 */
export function useScrollAnchor(
  grid: RefObject<HTMLElement | null>,
  keys: readonly string[],
  lines: Lines,
): void {
  const anchor = useRef<Anchor>(undefined)
  useLayoutEffect(() => {
    // Only when lines came, went or changed places.
    if (anchor.current === undefined || anchor.current.keys === keys) return
    const { key, start, next, end } = anchor.current
    const startOf = (one: string | undefined) =>
      one === undefined ? undefined : lines.measurementsCache[keys.indexOf(one)]?.start
    const shift = (startOf(key) ?? start) - start
    const shiftOfNext = (startOf(next) ?? end + shift) - end
    if (shift === 0 || Math.abs(shiftOfNext) < Math.abs(shift)) return
    if (scrollY > 0 || isInUse(grid.current)) scrollBy({ top: shift, behavior: 'instant' })
  }, [keys, grid, lines])
  // Where things stand after every drawing.
  useLayoutEffect(() => {
    anchor.current = anchorOf(grid.current, keys, lines)
  })
}

function isInUse(grid: HTMLElement | null): boolean {
  return grid !== null && (grid.matches(':hover') || grid.contains(document.activeElement))
}

/** The row with the focus if it is in sight, else the one under the pointer, else the first in sight. */
function anchorOf(grid: HTMLElement | null, keys: readonly string[], lines: Lines): Anchor | undefined {
  const inSight = (row: Element | null | undefined) => {
    const index = Number(row?.closest('[data-index]')?.getAttribute('data-index') ?? -1)
    const line = lines.measurementsCache[index]
    return line !== undefined && line.end > scrollY && line.start < scrollY + innerHeight ? index : undefined
  }
  const chosen =
    inSight(document.activeElement?.closest('[data-task]')) ??
    inSight(grid?.querySelector('[data-task]:hover')) ??
    lines.getVirtualItemForOffset(scrollY)?.index ??
    -1
  const [key, line] = [keys[chosen], lines.measurementsCache[chosen]]
  if (key === undefined || line === undefined) return undefined
  return {
    keys,
    key,
    start: line.start,
    next: keys[chosen + 1],
    end: lines.measurementsCache[chosen + 1]?.start ?? line.end,
  }
}
