import { applyDelta, emptyReplica } from '@taskwire/domain'
import type { EntityMutation } from '../replica-types.ts'
import { copyState } from './copy-state.ts'
import type { ReplicaStorage } from './replica-storage.ts'

/**
 * Creates a storage that lives as long as the process: for tests and scripts, and for browsers without IndexedDB.
 *
 * @example
 * const replica = openTaskReplica(client, { storage: memoryStorage })
 */
export function memoryStorage(): ReplicaStorage {
  const state = copyState(emptyReplica)
  let version = 0
  let order = 0
  return {
    isDurable: false,
    load: async () => ({ state: copyState(state), version }),
    commit: async (delta, expected) => {
      if (expected !== version) return false
      applyDelta(state, delta)
      version++
      return true
    },
    enqueue: async ({ owner, queued = [], cleared = [] }) => {
      const placed = queued.map((mutation): EntityMutation => ({ ...mutation, order: ++order }))
      applyDelta(state, { ...(owner !== undefined && { owner }), queued: placed, cleared })
      return placed
    },
    close: async () => {},
    purge: async () => {
      Object.assign(state, copyState(emptyReplica))
      version++
    },
  }
}
