import type { Screen } from '../task-search.ts'
import { selectNone, type Cursor } from './cursor.ts'

/** Lets any component request the focus for a row. The list handles the request. */
export interface ListFocus {
  readonly request: (id?: string) => void
  /** Requests the focus after the focused element has unmounted, unless the user has moved the focus by then. */
  readonly returnFocus: (id?: string) => void
  /** Registers the list. Undefined stands for the row that had the focus last. Returns the unsubscribe function. */
  readonly onRequest: (listener: (id: string | undefined) => void) => () => void
  /** Returns the cursor that a screen had when the user left it. Undefined on the first visit. */
  readonly recall: (screen: Screen) => Cursor | undefined
  readonly remember: (screen: Screen, cursor: Cursor) => void
}

export function createListFocus(): ListFocus {
  const cursors = new Map<Screen, Cursor>()
  let listener: ((id: string | undefined) => void) | undefined
  const request = (id?: string) => listener?.(id)
  return {
    request,
    returnFocus: (id) => {
      const before = document.activeElement
      requestAnimationFrame(() => {
        const now = document.activeElement
        if (now === before || now === document.body) request(id)
      })
    },
    recall: (screen) => cursors.get(screen),
    remember: (screen, cursor) => void cursors.set(screen, selectNone(cursor)),
    onRequest: (next) => {
      listener = next
      return () => {
        if (listener === next) listener = undefined
      }
    },
  }
}
