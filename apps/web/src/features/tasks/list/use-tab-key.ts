import { useEffect, useRef } from 'react'

/**
 * Tells whether Tab leaves the list instead of changing rows, so that the list is no trap and no surprise for people who move with
 * Tab: it leaves when it also brought the focus into the list, until another key or a press was used there, and again after Escape.
 */
export function useTabKey() {
  const leaves = useRef(false)
  const isTabbing = useRef(false)
  useEffect(() => {
    const onKeyDown = ({ key, target }: KeyboardEvent) => {
      isTabbing.current = key === 'Tab'
      if (isTabbing.current || key === 'Shift' || !isInGrid(target)) return
      leaves.current = key === 'Escape'
    }
    const onPointerDown = () => {
      isTabbing.current = false
      leaves.current = false
    }
    const onFocusIn = ({ target, relatedTarget }: FocusEvent) => {
      if (isInGrid(target) && !isInGrid(relatedTarget)) leaves.current = isTabbing.current
    }
    // Before the commands, which read the result.
    addEventListener('keydown', onKeyDown, true)
    addEventListener('pointerdown', onPointerDown, true)
    addEventListener('focusin', onFocusIn)
    return () => {
      removeEventListener('keydown', onKeyDown, true)
      removeEventListener('pointerdown', onPointerDown, true)
      removeEventListener('focusin', onFocusIn)
    }
  }, [])
  return {
    leaves: () => leaves.current,
    /** Call it before a command of the key moves rows, which may take the focus for a moment. */
    onCommand: () => void (isTabbing.current = false),
  }
}

function isInGrid(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role=grid]') !== null
}
