import { useEffect, useLayoutEffect, useRef } from 'react'
import { useReplica } from '../../shared/replica/replica-context.ts'
import { useListFocus } from './data/task-context.ts'

const narrow = matchMedia('(width < 64rem)')

/**
 * Returns to the row of a task when the task closes, also by the browser's Back. On a narrow screen the task replaces the list, so
 * the page loses the scroll position, which is restored here.
 */
export function useReturnToList(openId: string | undefined): void {
  const isOpen = openId !== undefined
  const place = useRef<number>(undefined)
  useLayoutEffect(() => {
    const isCovered = () => isOpen && narrow.matches
    if (isCovered()) scrollTo({ top: 0, behavior: 'instant' })
    else if (place.current !== undefined && place.current !== scrollY) {
      scrollTo({ top: place.current, behavior: 'instant' })
      // Lets the virtual list render the rows of this position in the same frame.
      dispatchEvent(new Event('scroll'))
    }
    const saveScroll = () => {
      if (!isCovered()) place.current = scrollY
    }
    saveScroll()
    addEventListener('scroll', saveScroll, { passive: true })
    return () => removeEventListener('scroll', saveScroll)
  }, [isOpen])

  const before = useRef(openId)
  const focus = useListFocus()
  const { getSnapshot } = useReplica()
  useEffect(() => {
    const closed = before.current
    before.current = openId
    if (closed === undefined || openId !== undefined || document.activeElement !== document.body) return
    // For a deleted task the row in its place gets the focus.
    focus.request(getSnapshot().tasks.byId.has(closed) ? closed : undefined)
  }, [openId, focus, getSnapshot])
}
