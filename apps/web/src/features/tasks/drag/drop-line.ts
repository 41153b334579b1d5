import type { Spot } from '../data/placements.ts'
import { rowsOfList } from './row-geometry.ts'

/** The line in a list that shows where dragged rows will be. It is drawn without React, in the frame of the drag. */
export interface DropLine {
  readonly show: (spot: Spot | undefined) => void
  readonly remove: () => void
}

export function createDropLine(list: HTMLElement): DropLine {
  const line = document.createElement('div')
  line.className = 'drop-line'
  line.hidden = true
  line.role = 'presentation'
  list.append(line)
  return {
    show: (spot) => {
      const edge = spot && edgeOf(rowsOfList(list), spot)
      line.hidden = edge === undefined
      if (edge === undefined) return
      const { left, top } = list.getBoundingClientRect()
      line.style.transform = `translate(${edge.x - left + list.scrollLeft}px, ${edge.y - top}px)`
      line.style.width = `${edge.width}px`
    },
    remove: () => line.remove(),
  }
}

/** Returns the edge of a row. The subtasks below a task belong to it, so its lower edge is that of the last one. */
function edgeOf(
  rows: readonly HTMLElement[],
  { id, side }: Spot,
): { readonly x: number; readonly y: number; readonly width: number } | undefined {
  const index = rows.findIndex((row) => row.dataset['task'] === id)
  const row = rows[index]
  if (row === undefined) return undefined
  const { x, top, width } = row.getBoundingClientRect()
  if (side === 'before') return { x, y: top, width }
  const next = isNestedRow(row) ? index + 1 : rows.findIndex((one, at) => at > index && !isNestedRow(one))
  const last = rows[next < 0 ? rows.length - 1 : next - 1] ?? row
  return { x, y: last.getBoundingClientRect().bottom, width }
}

function isNestedRow(row: HTMLElement): boolean {
  return row.hasAttribute('data-nested')
}
