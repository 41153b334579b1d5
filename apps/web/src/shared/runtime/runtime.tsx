import { createContext, useContext } from 'react'

/** What the app takes from its surroundings, handed in so that a test can hand in its own. */
export interface Runtime {
  readonly now: () => Date
  /** An id for a new row: uuid v7, so that ids sort by time. */
  readonly newId: () => string
}

const RuntimeContext = createContext<Runtime | null>(null)

export const RuntimeProvider = RuntimeContext.Provider

export function useRuntime(): Runtime {
  const runtime = useContext(RuntimeContext)
  if (runtime === null) throw new Error('useRuntime needs a RuntimeProvider above it')
  return runtime
}
