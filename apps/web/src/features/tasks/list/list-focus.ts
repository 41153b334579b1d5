import type { Screen } from '../task-search.ts'
import { selectNone, type Cursor } from './cursor.ts'

/** Asks for the focus to go to a row, from anywhere; the list, which knows its rows, takes the wish. */
export interface ListFocus {
  readonly request: (id?: string) => void
  /** The same once what had the focus is gone, unless somebody has put it elsewhere by then. */
  readonly returnFocus: (id?: string) => void
  /** Called with the id of a task, or undefined for the row that had the focus last. Returns what ends it. */
  readonly onRequest: (listener: (id: string | undefined) => void) => () => void
  /** The cursor that a screen had when it was last left; undefined on its first visit. */
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
