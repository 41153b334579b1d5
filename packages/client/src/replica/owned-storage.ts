import type { Mutation, ReplicaDelta, ReplicaState } from '@taskwire/domain'
import type { ReplicaStorage, StoredReplica } from './storage.ts'
import { isStorageOwnerError, storageOwnerError, unknownOwnerError } from './storage-owner-error.ts'

export interface Claim {
  /** As {@link ReplicaState.owner}. */
  readonly owner: string
  /** The id of the owner as tasks carry it; undefined when it is not known. */
  readonly user_id: string | undefined
  /** Whether a storage without a record is the owner's, waiting edits too. */
  readonly adopts: boolean
}

/** What a replica does with its storage. */
export type OwnedStorage = Pick<ReplicaStorage, 'load' | 'commit' | 'enqueue' | 'close' | 'purge'>

/**
 * A storage of one owner, while it is still being opened too. It records the owner before anything else is stored, and every
 * load checks the record: another owner's storage is closed, and neither shown nor changed. The check is here, above the
 * storages, so that it holds for all of them. In a storage that drops the record each queued operation carries it instead.
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
      // Another owner may do the same at this moment. The first record stays, and the second load finds it.
      await storage.enqueue({ owner }).catch(() => {})
      stored = checked(await storage.load(), claim)
    }
    isRecorded = stored.state.owner !== undefined
    return stored
  }
  const marked = (delta: ReplicaDelta): ReplicaDelta => {
    if (isRecorded || owner === undefined) return delta
    const mark = { owner }
    const queued = delta.queued?.map((operation): Mutation => ({ ...operation, ...mark }))
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
      // What was never opened needs no closing: `load` throws why.
      const storage = await opening.catch(() => undefined)
      if (!isRefused) await storage?.close()
    },
    async purge() {
      const storage = await opening
      if (!isRefused) await storage.purge()
    },
  }
}

/** A stored replica as its owner may see it. */
function checked(stored: StoredReplica, claim: Claim): StoredReplica {
  const { state } = stored
  const { owner } = state
  if (owner === claim.owner) return stored
  if (owner !== undefined) throw storageOwnerError(claim.owner, owner)
  const waiting = [...state.operations, ...state.issues.map(({ operation }) => operation)]
  const stranger = waiting.find((operation) => (operation.owner ?? claim.owner) !== claim.owner)
  if (stranger !== undefined) throw storageOwnerError(claim.owner, stranger.owner)
  const users = usersOf(state)
  const isForeign = users.some((user) => user !== claim.user_id)
  if (claim.user_id !== undefined && isForeign) throw storageOwnerError(claim.owner)
  const isOwn = claim.adopts || (users.length > 0 && !isForeign)
  if (isOwn) return stored
  if (waiting.some((operation) => operation.owner === undefined)) throw unknownOwnerError(waiting.length)
  // Without a task nobody knows whose tombstones and whose place in the log these are: the log is read again.
  return { ...stored, state: { ...state, rows: new Map(), cursor: undefined } }
}

/** The ids of users that the tasks of a replica carry. */
function usersOf({ rows }: ReplicaState): string[] {
  const users = new Set<string>()
  for (const { task, buried } of rows.values()) {
    const user = (task ?? buried)?.user_id
    if (user !== undefined) users.add(user)
  }
  return [...users]
}
