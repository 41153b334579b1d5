import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { useListFocus } from '../data/task-context.ts'
import type { Screen } from '../task-search.ts'
import { moveTo, reconcile, initialCursor, type Cursor } from './cursor.ts'

/** The cursor of a list. The focus follows the cursor, also when the focused row is removed. */
export function useCursor(screen: Screen, ids: readonly string[], grid: RefObject<HTMLElement | null>) {
  const { onRequest, recall, remember } = useListFocus()
  const [stored, setStored] = useState<Cursor>(() => recall(screen) ?? initialCursor)
  const [focusRequests, setFocusRequests] = useState(0)
  const [reveals, setReveals] = useState(0)
  const cursor = useMemo(() => reconcile(stored, ids), [stored, ids])
  const hasFocus = useRef(false)
  const { active } = cursor

  /** The focused element at the time of the last focus request. */
  const sentFrom = useRef<Element>(null)

  /** Sets the cursor and requests the focus for its row, without scrolling. */
  const moveCursorInPlace = useCallback((next: Cursor) => {
    sentFrom.current = document.activeElement
    setStored(next)
    setFocusRequests((count) => count + 1)
  }, [])
  /** Sets the cursor, requests the focus for its row and scrolls to it. */
  const moveCursor = useCallback(
    (next: Cursor) => {
      moveCursorInPlace(next)
      setReveals((count) => count + 1)
    },
    [moveCursorInPlace],
  )

  const handledRequests = useRef(0)
  useLayoutEffect(() => {
    // A changed row or a late request must not take the focus from a field in which the user types by now.
    const isRequested = handledRequests.current !== focusRequests
    handledRequests.current = focusRequests
    if (isRequested ? isFocusElsewhere(sentFrom.current, grid.current) : !hasFocus.current) return
    // A press has already focused a part of its row. Moving that focus while the press is handled would keep a drag from starting.
    if (!isRequested && isIn(document.activeElement, active)) return
    if (focusRequests > 0) focusRow(grid.current, active)
  }, [focusRequests, active, grid])

  // The focused row is gone, so the row in its place takes the focus.
  useLayoutEffect(() => {
    if (hasFocus.current && document.activeElement === document.body) focusRow(grid.current, active)
  })

  const latest = useRef({ cursor, ids })
  useEffect(() => {
    latest.current = { cursor, ids }
  })
  useEffect(
    () =>
      onRequest((id) => {
        const { cursor, ids } = latest.current
        // A restored task may not be in the list yet.
        const active = id ?? cursor.active
        const index = active === undefined ? -1 : ids.indexOf(active)
        moveCursor({ ...cursor, active, index: index < 0 ? cursor.index : index })
      }),
    [onRequest, moveCursor],
  )

  // Back from another screen: focus the row that had the focus, unless another element has it.
  useEffect(() => {
    const { cursor, ids } = latest.current
    const isBack = recall(screen) !== undefined && ids.length > 0
    if (isBack && document.activeElement === document.body) focusRow(grid.current, cursor.active)
    return () => remember(screen, latest.current.cursor)
  }, [screen, grid, recall, remember])

  const onFocus = useCallback((event: { readonly target: EventTarget }) => {
    // A button in a heading keeps the focus when its rows appear or disappear.
    hasFocus.current = !isInHeading(event.target)
    const id = rowOf(event.target)?.dataset['task']
    if (id !== undefined)
      setStored((stored) => (stored.active === id ? stored : moveTo(stored, latest.current.ids, id)))
  }, [])
  const onBlur = useCallback((event: { readonly relatedTarget: EventTarget | null }) => {
    if (event.relatedTarget !== null) hasFocus.current = false
  }, [])

  return {
    cursor,
    isEntered: stored.active !== undefined,
    moveCursor,
    moveCursorInPlace,
    onFocus,
    onBlur,
    reveals,
  }
}

/** Whether the user has moved the focus elsewhere since it was at `from`. */
function isFocusElsewhere(from: Element | null, grid: HTMLElement | null): boolean {
  const now = document.activeElement
  return now !== null && now !== from && now !== document.body && grid?.contains(now) !== true
}

function rowOf(target: EventTarget): HTMLElement | null {
  return target instanceof HTMLElement ? target.closest<HTMLElement>('[data-task]') : null
}

function isIn(element: Element | null, id: string | undefined): boolean {
  return element !== null && rowOf(element)?.dataset['task'] === id
}

function isInHeading(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[role=row]:not([data-task])') !== null
}

/** Returns the element of a task's row. Null if it isn't rendered. */
export function rowElement(grid: HTMLElement | null, id: string | undefined): HTMLElement | null {
  return (id !== undefined && grid?.querySelector<HTMLElement>(`[data-task="${CSS.escape(id)}"]`)) || null
}

function focusRow(grid: HTMLElement | null, id: string | undefined): void {
  const row = rowElement(grid, id)
  // In an empty list focus quick add, where the user adds the next task.
  const place =
    row ?? document.querySelector<HTMLElement>('[data-quick-add]') ?? document.querySelector('main')
  place?.focus({ preventScroll: true })
}
