import { useSyncExternalStore } from 'react'
import { useRuntime } from '../runtime/runtime.tsx'
import { localDay, type Day } from './day.ts'

const CHECK_MS = 30_000

/** Returns the current day, and updates a page that stays open past midnight. */
export function useToday(): Day {
  const { now } = useRuntime()
  return useSyncExternalStore(subscribe, () => localDay(now()))
}

function subscribe(onChange: () => void): () => void {
  const timer = setInterval(onChange, CHECK_MS)
  document.addEventListener('visibilitychange', onChange)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', onChange)
  }
}
