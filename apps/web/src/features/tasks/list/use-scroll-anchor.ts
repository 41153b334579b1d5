import { useLayoutEffect, useRef, type RefObject } from 'react'

/** The part of the virtual list that knows the positions of lines. */
interface Lines {
  readonly measurementsCache: readonly { readonly start: number; readonly end: number }[]
  readonly getVirtualItemForOffset: (offset: number) => { readonly index: number } | undefined
}

/** A line and its successor, with their positions in the last render. */
interface Anchor {
  /** All keys of that render. */
  readonly keys: readonly string[]
  readonly key: string
  readonly start: number
  readonly next: string | undefined
  readonly end: number
}

/**
 * Keeps rows at their place on the screen: when rows above are added or removed, the page scrolls by the same amount. At the top of
 * the page new rows become visible instead, unless the pointer or the focus is in the list. A row that moves itself, such as a
 * completed one, is not followed.
 */
export function useScrollAnchor(
  grid: RefObject<HTMLElement | null>,
  keys: readonly string[],
  lines: Lines,
): void {
  const anchor = useRef<Anchor>(undefined)
  useLayoutEffect(() => {
    // Only when lines were added, removed or moved.
    if (anchor.current === undefined || anchor.current.keys === keys) return
    const { key, start, next, end } = anchor.current
    const startOf = (one: string | undefined) =>
      one === undefined ? undefined : lines.measurementsCache[keys.indexOf(one)]?.start
    const shift = (startOf(key) ?? start) - start
    const shiftOfNext = (startOf(next) ?? end + shift) - end
    if (shift === 0 || Math.abs(shiftOfNext) < Math.abs(shift)) return
    if (scrollY > 0 || isInUse(grid.current)) scrollBy({ top: shift, behavior: 'instant' })
  }, [keys, grid, lines])
  // Record the positions after every render.
  useLayoutEffect(() => {
    anchor.current = anchorOf(grid.current, keys, lines)
  })
}

function isInUse(grid: HTMLElement | null): boolean {
  return grid !== null && (grid.matches(':hover') || grid.contains(document.activeElement))
}

/** Returns the visible row with the focus, else the one under the pointer, else the first visible one. */
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
