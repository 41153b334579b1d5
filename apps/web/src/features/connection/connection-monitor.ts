import type { QueryClient } from '@tanstack/react-query'
import { failureOf } from '../../shared/session/failure.ts'

/** `unreachable`: no answer at all. `busy`: an answer that says to come back later. */
export type Connection = 'fine' | 'offline' | 'unreachable' | 'busy'

/** What is known of the way to the server, from the calls that are made anyway. */
export interface ConnectionMonitor {
  readonly read: () => Connection
  readonly subscribe: (listener: () => void) => () => void
}

export function createConnectionMonitor(queryClient: QueryClient): ConnectionMonitor {
  let lastCall: Connection = 'fine'
  const listeners = new Set<() => void>()
  const notify = () => listeners.forEach((listener) => listener())
  const note = (outcome: Connection | undefined) => {
    if (outcome === undefined || outcome === lastCall) return
    lastCall = outcome
    notify()
  }

  queryClient.getQueryCache().subscribe((event) => {
    if (event.type === 'updated') note(outcomeOf(event.action))
  })
  queryClient.getMutationCache().subscribe((event) => {
    if (event.type === 'updated') note(outcomeOf(event.action))
  })
  globalThis.addEventListener('online', notify)
  globalThis.addEventListener('offline', notify)

  return {
    // A browser that says it is offline may still reach a server on the same machine: calls know better.
    read: () => (lastCall !== 'fine' && !navigator.onLine ? 'offline' : lastCall),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

type Action = { readonly type: string; readonly error?: unknown; readonly manual?: boolean }

function outcomeOf(action: Action): Connection | undefined {
  if (action.type === 'success') return action.manual ? undefined : 'fine'
  if (action.type !== 'error' && action.type !== 'failed') return undefined
  const { code } = failureOf(action.error)
  if (code === 'NETWORK') return 'unreachable'
  return code === 'UNAVAILABLE' ? 'busy' : undefined
}
