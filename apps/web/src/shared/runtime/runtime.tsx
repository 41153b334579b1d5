import { createContext, useContext } from 'react'

/** Dependencies on the environment, injected so that tests can replace them. */
export interface Runtime {
  readonly now: () => Date
  /** Returns an id for a new task: a UUID v7, so that ids sort by time. */
  readonly newId: () => string
}

const RuntimeContext = createContext<Runtime | null>(null)

export const RuntimeProvider = RuntimeContext.Provider

export function useRuntime(): Runtime {
  const runtime = useContext(RuntimeContext)
  if (runtime === null) throw new Error('useRuntime needs a RuntimeProvider above it')
  return runtime
}
