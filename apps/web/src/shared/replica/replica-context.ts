import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import type { Replica, Snapshot } from '@taskwire/client/replica'
import type { ReplicaHost } from './replica-host.ts'

const HostContext = createContext<ReplicaHost | null>(null)

export const ReplicaHostProvider = HostContext.Provider

export function useReplicaHost(): ReplicaHost {
  const host = useContext(HostContext)
  if (host === null) throw new Error('useReplicaHost needs a ReplicaHostProvider above it')
  return host
}

const ReplicaContext = createContext<Replica | null>(null)

export const ReplicaProvider = ReplicaContext.Provider

/** Returns the replica of the signed-in user. */
export function useReplica(): Replica {
  const replica = useContext(ReplicaContext)
  if (replica === null) throw new Error('useReplica needs a ReplicaProvider above it')
  return replica
}

/**
 * Selects a part of the replica's snapshot and rerenders when that part changes identity. Select a value that the snapshot contains;
 * a new object on each call would rerender endlessly.
 */
export function useReplicaValue<Value>(select: (snapshot: Snapshot) => Value): Value {
  const { subscribe, getSnapshot } = useReplica()
  return useSyncExternalStore(
    subscribe,
    useCallback(() => select(getSnapshot()), [select, getSnapshot]),
  )
}
