import { useCallback, useEffect, useRef, useState } from 'react'
import type { Task } from '../data/task.ts'
import type { StickyRows } from './selector.ts'

const STICKY_MS = 1_200
const none: StickyRows = new Map()

/**
 * Keeps a task in its place for a moment after it was completed or reopened, so that no row moves under the pointer. Each further
 * completion extends the time, and then all rows move together.
 */
export function useStickyRows() {
  const [sticky, setHeld] = useState(none)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  useEffect(() => () => clearTimeout(timer.current), [])

  const makeSticky = useCallback((tasks: readonly Task[]) => {
    setHeld((places) => new Map([...tasks.map((task) => [task.id, task] as const), ...places]))
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setHeld(none), STICKY_MS)
  }, [])

  return { sticky, makeSticky }
}
