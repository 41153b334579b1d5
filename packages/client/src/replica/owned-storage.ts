import type { Operation, ReplicaDelta, ReplicaOwner, ReplicaState } from '@taskwire/domain'
import type { ReplicaStorage, StoredReplica } from './storage.ts'
import { storageOwnerError, unknownOwnerError } from './storage-owner-error.ts'

export interface Claim {
  readonly owner: ReplicaOwner
  /** The id of the owner as tasks carry it; undefined when it is not known. */
  readonly user_id: string | undefined
  /** Whether a storage without a record is the owner's, waiting edits too. */
  readonly adopts: boolean
}

/**
 * A storage of one owner. It records the owner before anything else is stored, and every load checks the record: another
 * owner's storage is neither shown nor changed. The check is here, above the storages, so that it holds for all of them.
 * In a storage that drops the record each queued operation carries it instead.
 */
export function ownedStorage(
  storage: Pick<ReplicaStorage, 'load' | 'commit' | 'enqueue'>,
  claiming: () => Promise<Claim>,
): Pick<ReplicaStorage, 'load' | 'commit' | 'enqueue'> {
  let isRecorded = false
  let owner: ReplicaOwner | undefined
  const marked = (delta: ReplicaDelta): ReplicaDelta => {
    if (isRecorded || owner === undefined) return delta
    const mark = { owner }
    const queued = delta.queued?.map((operation): Operation => ({ ...operation, ...mark }))
    return { ...delta, ...mark, ...(queued && { queued }) }
  }
  return {
    async load() {
      const claim = await claiming()
      owner = claim.owner
      let stored = await loadOwn(storage, claim)
      if (stored.state.owner === undefined) {
        // Another owner may do the same at this moment. The first record stays, and the second load finds it.
        await storage.enqueue({ owner }).catch(() => {})
        stored = await loadOwn(storage, claim)
      }
      isRecorded = stored.state.owner !== undefined
      return stored
    },
    commit: (delta, version) => storage.commit(marked(delta), version),
    enqueue: (delta) => storage.enqueue(marked(delta)),
  }
}

async function loadOwn(storage: Pick<ReplicaStorage, 'load'>, claim: Claim): Promise<StoredReplica> {
  const stored = await storage.load()
  const { state } = stored
  const { owner } = state
  if (owner !== undefined) {
    if (!isSameOwner(owner, claim.owner)) throw storageOwnerError(claim.owner, owner)
    return stored
  }
  const waiting = [...state.operations, ...state.issues.map(({ operation }) => operation)]
  const stranger = waiting.find((operation) => operation.owner && !isSameOwner(operation.owner, claim.owner))
  if (stranger !== undefined) throw storageOwnerError(claim.owner, stranger.owner)
  const users = usersOf(state)
  const isForeign = users.some((user) => user !== claim.user_id)
  if (claim.user_id !== undefined && isForeign) throw storageOwnerError(claim.owner)
  const isOwn = claim.adopts || (users.length > 0 && !isForeign)
  if (isOwn) return stored
  if (waiting.some((operation) => operation.owner === undefined)) throw unknownOwnerError(waiting.length)
  // Without a living task nobody knows whose tombstones and whose place in the log these are: the log is read again.
  return { ...stored, state: { ...state, rows: new Map(), cursor: undefined } }
}

/** The ids that the tasks of a replica carry. */
function usersOf({ rows }: ReplicaState): string[] {
  const users = new Set<string>()
  for (const { task, buried } of rows.values()) {
    const user = (task ?? buried)?.user_id
    if (user !== undefined) users.add(user)
  }
  return [...users]
}

function isSameOwner(one: ReplicaOwner, other: ReplicaOwner): boolean {
  return one.server === other.server && one.user === other.user
}
