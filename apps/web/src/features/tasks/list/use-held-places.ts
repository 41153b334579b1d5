import { useCallback, useEffect, useRef, useState } from 'react'
import type { Task } from '../data/task.ts'
import type { HeldPlaces } from './selector.ts'

const HOLD_MS = 1_200

/** A row does not move away under a pointer: a task keeps its place for a moment after it was completed or reopened. */
export function useHeldPlaces() {
  const [held, setHeld] = useState<HeldPlaces>(new Map())
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>())

  useEffect(() => {
    const running = timers.current
    return () => running.forEach((timer) => clearTimeout(timer))
  }, [])

  const hold = useCallback((tasks: readonly Task[]) => {
    setHeld((places) => new Map([...tasks.map((task) => [task.id, task] as const), ...places]))
    for (const { id } of tasks) {
      clearTimeout(timers.current.get(id))
      const release = () => setHeld((places) => new Map([...places].filter(([other]) => other !== id)))
      timers.current.set(id, setTimeout(release, HOLD_MS))
    }
  }, [])

  return { held, hold }
}
