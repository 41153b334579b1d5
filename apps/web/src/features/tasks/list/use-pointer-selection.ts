import { useEffect, useRef, type MouseEvent, type PointerEvent } from 'react'
import { useLatest } from '../../../shared/ui/use-latest.ts'

/** A press of this length selects. Browsers open their own menu after 500 ms. */
const LONG_PRESS_MS = 450
/** A press that moves further is a scroll. */
const MOVED_PX = 10

interface PointerSelection {
  readonly isSelecting: boolean
  readonly onToggle: (id: string) => void
  readonly onExtend: (id: string) => void
}

interface Press {
  readonly x: number
  readonly y: number
  readonly timer: ReturnType<typeof setTimeout>
}

/**
 * Pointer handlers that select rows: Shift+click selects a range, Ctrl+click or Command+click one row. On touch a long press starts a
 * selection, and during a selection a tap selects instead of opening.
 */
export function usePointerSelection({ isSelecting, onToggle, onExtend }: PointerSelection) {
  const press = useRef<Press>(undefined)
  const isTouch = useRef(false)
  const wasLong = useRef(false)
  const end = () => {
    clearTimeout(press.current?.timer)
    press.current = undefined
  }
  useEffect(() => () => clearTimeout(press.current?.timer), [])
  const onLong = (id: string) => {
    press.current = undefined
    wasLong.current = true
    onToggle(id)
  }

  return useLatest({
    onPointerDown: (event: PointerEvent) => {
      end()
      isTouch.current = event.pointerType !== 'mouse'
      wasLong.current = false
      const id = rowOf(event)
      if (!isTouch.current || !event.isPrimary || id === undefined) return
      press.current = {
        x: event.clientX,
        y: event.clientY,
        timer: setTimeout(() => onLong(id), LONG_PRESS_MS),
      }
    },
    onPointerMove: ({ clientX, clientY }: PointerEvent) => {
      if (press.current === undefined) return
      if (Math.hypot(clientX - press.current.x, clientY - press.current.y) > MOVED_PX) end()
    },
    onPointerUp: end,
    onPointerCancel: end,
    onContextMenu: (event: MouseEvent) => {
      if (isTouch.current && rowOf(event) !== undefined) event.preventDefault()
    },
    onMouseDown: (event: MouseEvent) => {
      // Prevents text selection, and keeps the focus at the start of the range.
      if (event.shiftKey && rowOf(event) !== undefined) event.preventDefault()
    },
    onClickCapture: (event: MouseEvent) => {
      const id = rowOf(event)
      if (id === undefined) return
      const isTap = isTouch.current && isSelecting
      if (!wasLong.current) {
        if (event.shiftKey) onExtend(id)
        else if (event.metaKey || event.ctrlKey || isTap) onToggle(id)
        else return
      }
      // Keep the link and the checkbox under the pointer from acting.
      event.preventDefault()
      event.stopPropagation()
    },
  })
}

/** Returns the id of the pressed row's task. Undefined for a press on a field or button, which handles it itself. */
function rowOf({ target }: { readonly target: EventTarget }): string | undefined {
  if (!(target instanceof Element) || target.closest('button, input:not([type=checkbox])') !== null)
    return undefined
  return target.closest<HTMLElement>('[data-task]')?.dataset['task']
}
