import { useEffect, useLayoutEffect, useRef } from 'react'
import { useReplica } from '../../shared/replica/replica-context.ts'
import { useListFocus } from './data/task-context.ts'

const narrow = matchMedia('(width < 64rem)')

/**
 * Closing a task, also by the browser's Back, leads to where its row was. On a narrow screen the task is in the place of the list,
 * so the page forgets how far the list was scrolled.
 */
export function useReturnToList(openId: string | undefined): void {
  const isOpen = openId !== undefined
  const place = useRef<number>(undefined)
  useLayoutEffect(() => {
    const isCovered = () => isOpen && narrow.matches
    if (isCovered()) scrollTo({ top: 0, behavior: 'instant' })
    else if (place.current !== undefined && place.current !== scrollY) {
      scrollTo({ top: place.current, behavior: 'instant' })
      // The list draws the rows of this place in the same frame, instead of those at its top.
      dispatchEvent(new Event('scroll'))
    }
    const note = () => {
      if (!isCovered()) place.current = scrollY
    }
    note()
    addEventListener('scroll', note, { passive: true })
    return () => removeEventListener('scroll', note)
  }, [isOpen])

  const before = useRef(openId)
  const focus = useListFocus()
  const { getSnapshot } = useReplica()
  useEffect(() => {
    const closed = before.current
    before.current = openId
    if (closed === undefined || openId !== undefined || document.activeElement !== document.body) return
    // A deleted task leaves its place to the next row.
    focus.request(getSnapshot().byId.has(closed) ? closed : undefined)
  }, [openId, focus, getSnapshot])
}
