import { applyDelta, emptyReplica } from '@taskwire/domain'
import { mutable } from './mutable.ts'
import type { Operation } from './replica-types.ts'
import type { ReplicaStorage } from './storage.ts'

/** A storage that lives as long as the process: for tests and scripts, and where a browser has none. */
export function memoryStorage(): ReplicaStorage {
  const state = mutable(emptyReplica)
  let version = 0
  let order = 0
  return {
    isDurable: false,
    load: async () => ({ state: mutable(state), version }),
    commit: async (delta, expected) => {
      if (expected !== version) return false
      applyDelta(state, delta)
      version++
      return true
    },
    enqueue: async ({ owner, queued = [], cleared = [] }) => {
      const placed = queued.map((operation): Operation => ({ ...operation, order: ++order }))
      applyDelta(state, { ...(owner !== undefined && { owner }), queued: placed, cleared })
      return placed
    },
    close: async () => {},
    purge: async () => {
      Object.assign(state, mutable(emptyReplica))
      version++
    },
  }
}
