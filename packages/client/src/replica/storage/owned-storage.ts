import { ownersOf, takeOver, type Mutation, type ReplicaDelta } from '@taskwire/domain'
import type { ReplicaStorage, StoredReplica } from './replica-storage.ts'
import { isStorageOwnerError, storageOwnerError, unknownOwnerError } from './storage-owner.ts'

/** Who opens a storage. */
export interface Claim {
  /** As {@link ReplicaState.owner}. */
  readonly owner: string
  /** The owner's id as tasks carry it; undefined when it is unknown. */
  readonly user_id: string | undefined
  /** Whether a storage without a recorded owner belongs to this one, waiting edits included. */
  readonly adopts: boolean
}

/** The methods of a storage that a replica calls. */
export type OwnedStorage = Pick<ReplicaStorage, 'load' | 'commit' | 'enqueue' | 'close' | 'purge'>

/**
 * Restricts a storage to one owner. It records the owner before anything else is stored, and every load checks the record: another
 * owner's storage is closed, neither shown nor changed. The check wraps all storages, so that a storage can't forget it. Where a
 * storage drops the record, each queued mutation carries the owner instead.
 */
export function ownedStorage(
  opening: Promise<ReplicaStorage>,
  claimOf: (storage: ReplicaStorage) => Claim,
): OwnedStorage {
  let owner: string | undefined
  let isRecorded = false
  let isRefused = false

  const loadOwn = async (storage: ReplicaStorage) => {
    const claim = claimOf(storage)
    owner = claim.owner
    let stored = checked(await storage.load(), claim)
    if (stored.state.owner === undefined) {
      // Another owner may record itself at the same moment. The storage keeps the first record, and the second load returns it.
      await storage.enqueue({ owner }).catch(() => {})
      stored = checked(await storage.load(), claim)
    }
    isRecorded = stored.state.owner !== undefined
    // After the check, which reads the owners of old rows too.
    return { ...stored, state: takeOver(stored.state) }
  }
  const marked = (delta: ReplicaDelta): ReplicaDelta => {
    if (isRecorded || owner === undefined) return delta
    const mark = { owner }
    const queued = delta.queued?.map((mutation): Mutation => Object.assign({}, mutation, mark))
    return { ...delta, ...mark, ...(queued && { queued }) }
  }
  return {
    async load() {
      const storage = await opening
      try {
        return await loadOwn(storage)
      } catch (error) {
        isRefused = isStorageOwnerError(error)
        // Its owner may open it now.
        if (isRefused) await storage.close()
        throw error
      }
    },
    commit: async (delta, version) => (await opening).commit(marked(delta), version),
    enqueue: async (delta) => (await opening).enqueue(marked(delta)),
    async close() {
      // A storage that failed to open needs no closing; `load` throws the reason.
      const storage = await opening.catch(() => undefined)
      if (!isRefused) await storage?.close()
    },
    async purge() {
      const storage = await opening
      if (!isRefused) await storage.purge()
    },
  }
}

/** Returns the part of a stored replica that this owner may see; throws when the replica belongs to another owner. */
function checked(stored: StoredReplica, claim: Claim): StoredReplica {
  const { state } = stored
  const { owner } = state
  if (owner === claim.owner) return stored
  if (owner !== undefined) throw storageOwnerError(claim.owner, owner)
  const waiting = [...state.operations, ...state.issues.map(({ operation }) => operation)]
  const foreign = waiting.find((mutation) => (mutation.owner ?? claim.owner) !== claim.owner)
  if (foreign !== undefined) throw storageOwnerError(claim.owner, foreign.owner)
  const users = ownersOf(state)
  const isForeign = users.some((user) => user !== claim.user_id)
  if (claim.user_id !== undefined && isForeign) throw storageOwnerError(claim.owner)
  const isOwn = claim.adopts || (users.length > 0 && !isForeign)
  if (isOwn) return stored
  if (waiting.some((mutation) => mutation.owner === undefined)) throw unknownOwnerError(waiting.length)
  // No task names a user, so tombstones and cursor may be another user's: drop them and read the log again.
  return { ...stored, state: { ...state, rows: new Map(), cursor: undefined } }
}
