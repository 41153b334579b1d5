import { useEffect, type RefObject } from 'react'
import { usePrefetch } from '../../../shared/replica/use-after-first-sync.ts'
import { useLatest } from '../../../shared/ui/use-latest.ts'
import type { Layout } from '../list/view-options.ts'
import type { DraggableList } from './drag-tasks.ts'

const loadDrag = () => import('./drag-tasks.ts')

/**
 * Makes the rows of a list draggable by mouse. The code is loaded after the first sync.
 *
 * @param layout the layout that the element has now, or false while nothing is shown
 */
export function useTaskDrag(
  grid: RefObject<HTMLElement | null>,
  layout: Layout | false,
  list: DraggableList,
) {
  const latest = useLatest({ read: () => list })
  useEffect(() => {
    const element = grid.current
    if (layout === false || element === null) return undefined
    const stopped = new AbortController()
    const { signal } = stopped
    let stop = () => {}
    const onPointerOver = ({ pointerType }: PointerEvent) => {
      if (pointerType !== 'mouse') return
      element.removeEventListener('pointerover', onPointerOver)
      loadDrag().then(
        ({ dragTasks }) => {
          if (!signal.aborted) stop = dragTasks(element, latest.read)
        },
        () => element.addEventListener('pointerover', onPointerOver, { signal }),
      )
    }
    element.addEventListener('pointerover', onPointerOver, { signal })
    return () => {
      stopped.abort()
      stop()
    }
  }, [grid, layout, latest])
  usePrefetch(loadDrag)
}
