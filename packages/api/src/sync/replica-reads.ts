import type { Db, Replica } from '@taskwire/db'
import { readPlaces } from './sync.repository.ts'

/** The server that a read ran on: the replica, or the primary with the reason. */
export type ReadTarget = 'replica' | 'primary_behind' | 'primary_failed' | 'primary_resting'

/** A row of a read that returns, with each row, the epoch and the head of the user's log in its snapshot. */
export interface AtHead {
  readonly epoch: string | null
  readonly head: number
}

type Checked<Row> = Row & { readonly epoch: string }

/** Reads of users' logs from a replica. */
export interface ReplicaReads {
  /**
   * Runs a read on the replica. Returns undefined when the primary must run it: the replica is away, its snapshot lacks a write that
   * was committed before this call, or there is no row.
   */
  read<Row extends AtHead>(
    user_id: string,
    read: (db: Db) => Promise<Row[]>,
  ): Promise<Checked<Row>[] | undefined>
}

interface ReplicaReadsOptions {
  /** The primary. */
  readonly db: Db
  readonly replica: Replica
  /** Called for each read with the server that it runs on. */
  readonly onRead?: ((target: ReadTarget) => void) | undefined
}

/**
 * Makes reads from a replica that are as fresh as those from the primary. Each asks the primary for the head of the user's log first, so
 * the process doesn't have to know who wrote, or where.
 */
export function createReplicaReads({ db, replica, onRead }: ReplicaReadsOptions): ReplicaReads {
  const placeOf = createHeadReader(db)
  const isFresh = async (user_id: string, needed: AtHead | undefined, found: AtHead): Promise<boolean> => {
    if (needed === undefined || found.epoch !== needed.epoch || found.head < needed.head) return false
    if (found.head === needed.head) return true
    // A replica may show a commit before the primary does. No later read may see less than this one, on any server.
    const now = await placeOf(user_id)
    return now?.epoch === found.epoch && now.head >= found.head
  }
  return {
    async read(user_id, read) {
      if (replica.isResting()) {
        onRead?.('primary_resting')
        return undefined
      }
      const needed = await placeOf(user_id)
      const rows = needed === undefined ? [] : await replica.attempt(read)
      const [first] = rows ?? []
      const isUsable = first !== undefined && (await isFresh(user_id, needed, first))
      if (first !== undefined) replica.judged(isUsable)
      onRead?.(isUsable ? 'replica' : rows === undefined ? 'primary_failed' : 'primary_behind')
      return isUsable ? (rows as Checked<(typeof rows & {})[number]>[]) : undefined
    },
  }
}

/**
 * Makes a function that reads where a user's log ends on the primary; undefined for a log that has to be checked, or a user who is
 * gone. The calls of one turn of the event loop share a statement.
 */
function createHeadReader(db: Db): (user_id: string) => Promise<AtHead | undefined> {
  let gathering: { readonly ids: Set<string>; readonly places: Promise<Map<string, AtHead>> } | undefined
  const readTogether = async (ids: Set<string>) => {
    await new Promise((resolve) => void setImmediate(resolve))
    // A later call may come after a commit that this statement doesn't see.
    gathering = undefined
    const rows = await readPlaces(db, { user_ids: [...ids] })
    return new Map(rows.filter(({ epoch }) => epoch !== null).map((row) => [row.id, row]))
  }
  return async (user_id) => {
    if (gathering === undefined) {
      const ids = new Set<string>()
      gathering = { ids, places: readTogether(ids) }
    }
    gathering.ids.add(user_id)
    return (await gathering.places).get(user_id)
  }
}
