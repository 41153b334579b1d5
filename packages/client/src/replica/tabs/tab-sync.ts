import type { ReplicaDelta, Trash } from '@taskwire/domain'
import type { ReplicaStorage } from '../storage/replica-storage.ts'
import type { ConnectionStatus } from '../store/connection-status.ts'
import type { Engine } from '../store/engine.ts'
import { canElect, joinElection, type LeaderElection } from './leader-election.ts'
import type { TabMessage } from './tab-message.ts'

/** Keeps the replicas of all tabs in step. A replica whose storage isn't shared leads alone, and every message is dropped. */
export interface TabSync {
  readonly isLeader: () => boolean
  /** Joins the other tabs of a shared storage. Returns false when the storage isn't shared. */
  join(storage: ReplicaStorage): boolean
  /** Announces a stored step, with the leader's step count or none for a user's mutation. */
  announceStep(delta: ReplicaDelta, version: number | undefined): void
  /** Announces the connection, if this tab leads. */
  announceStatus(): void
  /** Announces that the storage is purged. */
  announcePurge(): void
  /** Wakes the loops of the leader, and replaces a leader that doesn't respond. */
  wakeLeader(): void
  /** Stores a trash that this tab read, by way of the leader. */
  storeTrash(trash: Trash): Promise<void>
  leave(): void
}

export interface TabSyncOptions {
  readonly engine: Engine
  readonly status: ConnectionStatus
  /** Runs as long as this tab leads. */
  readonly lead: (signal: AbortSignal) => Promise<void>
  /** Wakes the push loop: the outbox may have more to send. */
  readonly wakePush: () => void
  /** Wakes both loops. */
  readonly wake: () => void
  readonly onLeaderChange: () => void
  /** Another tab purged the storage. */
  readonly onPurged: () => void
}

/**
 * The form of the messages and of the storage. Tabs with another form elect a leader of their own: neither side could read the
 * other's steps. Both leaders may send the same mutations, which the server runs once.
 */
const MESSAGES = '#2'

export function createTabSync(options: TabSyncOptions): TabSync {
  const { engine, status, lead, wakePush, wake, onLeaderChange, onPurged } = options
  let election: LeaderElection | undefined
  const isLeader = () => election?.isLeader() ?? true

  const announceStatus = () => {
    if (isLeader())
      election?.post({ type: 'status', connection: status.current(), version: engine.version() })
  }
  // A tab may lose the lead before it has stored the trash. Opening the trash reads it again.
  const takeTrash = (trash: Trash) =>
    import('../sync/read-trash.ts')
      .then(({ receiveTrash }) => engine.step((state) => receiveTrash(state, trash)))
      .catch(ignore)
  const receive = (message: TabMessage) => {
    switch (message.type) {
      case 'step':
        return void engine.applyRemote(message.delta, message.version).then(wakePush)
      case 'status':
        if (isLeader()) return
        status.setPull(message.connection)
        // The previous leader may have closed before it announced its last step.
        if (message.version > engine.version()) void engine.load().catch(ignore)
        return
      case 'hello':
        return announceStatus()
      case 'wake':
        return wake()
      case 'trash':
        if (isLeader()) void takeTrash(message.trash)
        return
      case 'purged':
        return onPurged()
    }
  }
  /** Applies mutations of tabs that closed before they announced them. */
  const findMissed = async (storage: ReplicaStorage) => {
    const known = new Set(engine.state.operations.map(({ order }) => order ?? 0))
    const queued = (await storage.missed?.(known)) ?? []
    if (queued.length === 0) return
    await engine.applyRemote({ queued })
    wakePush()
    election?.post({ type: 'step', delta: { queued } })
  }

  return {
    isLeader,
    join(storage) {
      if (storage.sharedAs === undefined || !canElect()) return false
      election = joinElection({
        name: `${storage.sharedAs}${MESSAGES}`,
        lead,
        onMessage: receive,
        onLeaderChange,
        onCheck: () => void findMissed(storage).catch(ignore),
      })
      return true
    },
    announceStep(delta, version) {
      election?.post({ type: 'step', delta, version })
      if (version === undefined) election?.ensureLeader()
    },
    announceStatus,
    announcePurge: () => election?.post({ type: 'purged' }),
    wakeLeader() {
      election?.post({ type: 'wake' })
      election?.ensureLeader()
    },
    async storeTrash(trash) {
      if (isLeader()) await takeTrash(trash)
      else election?.post({ type: 'trash', trash })
    },
    leave: () => election?.leave(),
  }
}

/** The leader reads the storage and the server again, which repeats what failed. */
function ignore(): void {}
