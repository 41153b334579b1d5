import type { TaskwireClient } from '@taskwire/client'
import { openReplica, type Replica } from '@taskwire/client/replica'

/** Owns the replica of the signed-in user. */
export interface ReplicaHost {
  /** Undefined until a user signs in on this page. After an expired session it stays the same replica. */
  readonly current: () => Replica | undefined
  readonly subscribe: (listener: () => void) => () => void
  /** Deletes the signed-in user's data from this device. */
  readonly purge: () => Promise<void>
}

/** Opens the replica at once, so that it reads the storage before the first render. */
export function createReplicaHost(client: TaskwireClient): ReplicaHost {
  const listeners = new Set<() => void>()
  let replica = client.session.isSignedIn() ? open(client) : undefined
  let hasEnded = false

  client.session.subscribe((change) => {
    if (change !== 'signed-in') {
      // Keep the replica open: edits still go to its outbox and are sent after the same user signs in again.
      hasEnded = true
      return
    }
    if (replica !== undefined && !hasEnded) return
    // The new token decides which user's storage opens, so reopen even for the same user.
    void replica?.dispose()
    replica = open(client)
    hasEnded = false
    for (const listener of listeners) listener()
  })

  return {
    current: () => replica,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    purge: async () => {
      hasEnded = true
      await replica?.purge()
    },
  }
}

/** Returns undefined for an unreadable token, which the server will reject. */
function open(client: TaskwireClient): Replica | undefined {
  try {
    return openReplica(client)
  } catch {
    return undefined
  }
}
