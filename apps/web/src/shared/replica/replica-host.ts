import type { TaskwireClient } from '@taskwire/client'
import { openTaskReplica, type TaskReplica } from '@taskwire/client/replica'

/** Holds the replica of whoever is signed in. */
export interface ReplicaHost {
  /** Undefined as long as nobody was signed in on this page. After an expired session it is the one from before. */
  readonly current: () => TaskReplica | undefined
  readonly subscribe: (listener: () => void) => () => void
  /** Forgets what is kept on this device of whoever is signed in. */
  readonly purge: () => Promise<void>
}

/** Opens at once, so that what is stored is being read before anything is drawn. */
export function createReplicaHost(client: TaskwireClient): ReplicaHost {
  const listeners = new Set<() => void>()
  let replica = client.session.isSignedIn() ? open(client) : undefined
  let hasEnded = false

  client.session.subscribe((change) => {
    if (change !== 'signed-in') {
      // It stays open: what is typed until the page is left goes to its outbox, and waits there for the same person.
      hasEnded = true
      return
    }
    if (replica !== undefined && !hasEnded) return
    // Whoever it is now, the storage is chosen by the new token.
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

/** Undefined for a token that cannot be read: the server will refuse it. */
function open(client: TaskwireClient): TaskReplica | undefined {
  try {
    return openTaskReplica(client)
  } catch {
    return undefined
  }
}
