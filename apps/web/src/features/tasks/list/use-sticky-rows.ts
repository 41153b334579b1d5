import { useCallback, useEffect, useRef, useState } from 'react'
import type { Task } from '../data/task.ts'
import type { StickyRows } from './selector.ts'

const STICKY_MS = 1_200
const none: StickyRows = new Map()

/**
 * A row does not move away under a pointer: a task keeps its place for a moment after it was completed or reopened. While
 * somebody goes on ticking, no row moves; all of them go together, a moment after the last.
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
