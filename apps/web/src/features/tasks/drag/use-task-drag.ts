import { useEffect, type RefObject } from 'react'
import { usePrefetch } from '../../../shared/replica/use-after-first-sync.ts'
import { useLatest } from '../../../shared/ui/use-latest.ts'
import type { DraggableList } from './drag-tasks.ts'

const loadDrag = () => import('./drag-tasks.ts')

/** Makes the rows of a list or board draggable by mouse. The code is loaded after the first sync. */
export function useTaskDrag(grid: RefObject<HTMLElement | null>, list: DraggableList): void {
  const latest = useLatest({ read: () => list })
  useEffect(() => {
    const element = grid.current
    if (element === null) return undefined
    const stopped = new AbortController()
    const { signal } = stopped
    let stop = () => {}
    const onPointerOver = ({ pointerType }: PointerEvent) => {
      if (pointerType !== 'mouse') return
      element.removeEventListener('pointerover', onPointerOver)
      loadDrag().then(
        ({ dragTasks }) => {
          stop = signal.aborted ? stop : dragTasks(element, latest.read)
          return undefined
        },
        () => element.addEventListener('pointerover', onPointerOver, { signal }),
      )
    }
    element.addEventListener('pointerover', onPointerOver, { signal })
    return () => {
      stopped.abort()
      stop()
    }
  }, [grid, latest])
  usePrefetch(loadDrag)
}
