import { useCallback, useEffect, useRef, useState } from 'react'
import type { Task } from '../data/task-change.ts'
import { focusNextRow } from './row-focus.ts'
import type { HeldPlaces } from './select-view.ts'

const HOLD_MS = 1_200

/**
 * A row does not move away under a pointer or a focus: a task keeps its place for a moment after its box was ticked,
 * and as long as a keyboard is on it.
 */
export function useHeldPlaces() {
  const [held, setHeld] = useState<HeldPlaces>(new Map())
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>())

  useEffect(() => {
    const running = timers.current
    return () => running.forEach((timer) => clearTimeout(timer))
  }, [])

  const release = useCallback((id: string) => {
    setHeld((places) => new Map([...places].filter(([other]) => other !== id)))
  }, [])

  const hold = useCallback(
    (task: Task, row: HTMLElement) => {
      setHeld((places) => (places.has(task.id) ? places : new Map(places).set(task.id, task)))
      clearTimeout(timers.current.get(task.id))
      const onTime = () => {
        if (row.querySelector(':focus-visible') !== null) return whenFocusLeaves(row, () => release(task.id))
        if (row.contains(document.activeElement)) focusNextRow(row)
        release(task.id)
      }
      timers.current.set(task.id, setTimeout(onTime, HOLD_MS))
    },
    [release],
  )

  return { held, hold }
}

function whenFocusLeaves(row: HTMLElement, then: () => void): void {
  const onFocusOut = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget instanceof Node && row.contains(relatedTarget)) return
    row.removeEventListener('focusout', onFocusOut)
    then()
  }
  row.addEventListener('focusout', onFocusOut)
}
