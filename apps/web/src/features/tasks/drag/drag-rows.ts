import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import type { DragLocation, Input } from '@atlaskit/pragmatic-drag-and-drop/types'
import type { Spot } from '../data/placements.ts'
import { createDropLine } from './drop-line.ts'
import { rowAt, type OverRow } from './row-geometry.ts'

/** What the list does with dragged rows. */
export interface DragHandlers {
  /** Returns the ids of the rows that a drag of one row takes along. Empty when the row can't be dragged. */
  readonly rowsOf: (id: string) => readonly string[]
  /** Returns the spot for rows that are dragged over another row. Undefined where they can't be dropped. */
  readonly spotFor: (ids: readonly string[], over: OverRow) => Spot | undefined
  readonly onDropAt: (ids: readonly string[], spot: Spot) => void
  /** Whether rows can be dropped on a column of a board. */
  readonly takesColumn: (ids: readonly string[], status: string) => boolean
  readonly onDropInColumn: (ids: readonly string[], status: string) => void
  /** Whether rows can be dropped on a place of the side bar, or on a day of the week strip. */
  readonly takes: (place: string) => boolean
  readonly onDropOn: (ids: readonly string[], place: string) => void
}

/** What is under the pointer during a drag. */
interface Target {
  /** The spot between rows. */
  readonly spot?: Spot
  /** The place or column, which is marked. */
  readonly element?: HTMLElement
  readonly drop: () => void
}

/**
 * Makes the rows of a list or board draggable by mouse, to another spot or column of it, to places in the side bar and to days of the week strip. Rows come and go while the list
 * scrolls, so the row under the pressed pointer becomes draggable, and the list, the side bar and the week strip are one drop target each.
 */
export function dragRows(list: HTMLElement, handlers: DragHandlers): () => void {
  const line = createDropLine(list)
  const sides = [...document.querySelectorAll<HTMLElement>('[data-places]')]
  let release = () => {}
  let ids: readonly string[] = []
  let marked: HTMLElement | undefined
  const isOwn = (source: Element) => list.contains(source) && ids.length > 0
  const mark = (next: HTMLElement | undefined) => {
    if (marked === next) return
    marked?.removeAttribute('data-over')
    next?.setAttribute('data-over', '')
    marked = next
  }

  const targetInList = ({ clientX, clientY }: Input): Target | undefined => {
    const column = elementUnder(list, '[data-status]', clientX, clientY)
    const status = column?.dataset['status']
    if (column !== undefined && status !== undefined && handlers.takesColumn(ids, status))
      return { element: column, drop: () => handlers.onDropInColumn(dropped(), status) }
    const over = rowAt(column ?? list, clientY)
    const spot = over && handlers.spotFor(ids, over)
    return spot && { spot, drop: () => handlers.onDropAt(dropped(), spot) }
  }
  const targetInSide = (side: HTMLElement, { clientX, clientY }: Input): Target | undefined => {
    const element = elementUnder(side, '[data-place]', clientX, clientY)
    const place = element?.dataset['place']
    if (element === undefined || place === undefined || !handlers.takes(place)) return undefined
    return { element, drop: () => handlers.onDropOn(dropped(), place) }
  }
  const dropped = () => {
    const all = ids
    ids = []
    return all
  }
  const targetOf = ({ dropTargets, input }: DragLocation): Target | undefined => {
    const element = dropTargets[0]?.element
    if (element === list) return targetInList(input)
    const side = sides.find((one) => one === element)
    return side && targetInSide(side, input)
  }
  const show = (target: Target | undefined) => {
    line.show(target?.spot)
    mark(target?.element)
  }

  const onPointerDown = ({ pointerType, button, target }: PointerEvent) => {
    release()
    const row = pointerType === 'mouse' && button === 0 ? pressedRow(target) : undefined
    const id = row?.dataset['task']
    if (row === undefined || id === undefined) return
    release = draggable({
      element: row,
      canDrag: () => {
        ids = handlers.rowsOf(id)
        return ids.length > 0
      },
    })
  }
  list.addEventListener('pointerdown', onPointerDown, true)

  const stop = combine(
    dropTargetForElements({
      element: list,
      canDrop: ({ source, input }) => isOwn(source.element) && targetInList(input) !== undefined,
    }),
    ...sides.map((side) =>
      dropTargetForElements({
        element: side,
        canDrop: ({ source, input }) => isOwn(source.element) && targetInSide(side, input) !== undefined,
      }),
    ),
    monitorForElements({
      canMonitor: ({ source }) => isOwn(source.element),
      onDrag: ({ location }) => show(targetOf(location.current)),
      onDrop: ({ location }) => {
        const target = targetOf(location.current)
        show(undefined)
        target?.drop()
        ids = []
      },
    }),
  )
  return () => {
    list.removeEventListener('pointerdown', onPointerDown, true)
    release()
    line.remove()
    stop()
  }
}

/** Returns the row under a press. A press on a field or button is no drag. */
function pressedRow(target: EventTarget | null): HTMLElement | undefined {
  if (!(target instanceof Element) || target.closest('button, input, label, textarea') !== null)
    return undefined
  return target.closest<HTMLElement>('[data-task]') ?? undefined
}

function elementUnder(within: HTMLElement, selector: string, x: number, y: number): HTMLElement | undefined {
  const element = document.elementsFromPoint(x, y).find((one) => within.contains(one))
  return element?.closest<HTMLElement>(selector) ?? undefined
}
