import { connectionOf } from '../connection.ts'
import { importPart } from '../import-part.ts'
import type { TaskwireClient } from '../taskwire-client.ts'
import { isAnonymous } from '../token-user.ts'
import { createLifecycle } from './lifecycle.ts'
import { asyncDispose, requireWebSocket } from './old-runtimes.ts'
import { openStorage } from './storage/open-storage.ts'
import { ownedStorage } from './storage/owned-storage.ts'
import { ownerOf, storageNameOf } from './storage/storage-owner.ts'
import { createConnectionStatus } from './store/connection-status.ts'
import { createEngine } from './store/engine.ts'
import { createMutations } from './store/mutations.ts'
import { createSnapshotStore, readSnapshot } from './store/snapshot-store.ts'
import { startLeader } from './sync/load-leader.ts'
import { watchOnlineEvents } from './sync/online-events.ts'
import { userConnection } from './sync/user-connection.ts'
import { createWaker } from './sync/waker.ts'
import { createTabSync } from './tabs/tab-sync.ts'
import type { Replica, ReplicaOptions } from './replica.ts'

/** Milliseconds; the server sends a ping every third of that. */
const STREAM_TIMEOUT_MS = 45_000
/** The longest poll, in seconds. A poll must also end before the client's `timeout`. */
const MAX_POLL_SECONDS = 10

/**
 * Opens a replica of one user's tasks, lists and labels and keeps it up to date until it is disposed. In a browser all tabs share one outbox and one
 * stream. `loaded` and every mutation reject when the storage belongs to another user or server ({@link isStorageOwnerError}).
 *
 * @param client a client that `createClient` returned; the replica is of its signed-in user unless `options.user` says otherwise
 * @throws TypeError when nobody is signed in and `user` is missing, and for `stream: 'websocket'` without a global WebSocket
 * @example
 * const replica = openReplica(client)
 * replica.subscribe(() => render(replica.getSnapshot()))
 * await replica.mutate.tasks.create({ title: 'Water the plants' })
 */
export function openReplica(client: TaskwireClient, options: ReplicaOptions = {}): Replica {
  const user_id = options.user ?? connectionOf(client).tokens.session()?.user
  if (user_id === undefined) throw new TypeError('Nobody is signed in: pass `user`')
  const connection = userConnection(connectionOf(client), user_id)
  if (options.stream === 'websocket') requireWebSocket()

  // Renew the session while the storage is read. After a failure the first request to the server tries again.
  connection.tokens.token().catch(() => {})

  const name = storageNameOf(connection, user_id)
  const opening = Promise.resolve((options.storage ?? openStorage)(name))
  const storage = ownedStorage(opening, ({ sharedAs }) => ({
    owner: ownerOf(connection, user_id),
    user_id: isAnonymous(user_id) ? undefined : user_id,
    // The name of a shared storage contains its owner, so a missing record doesn't matter.
    adopts: options.adopt === true || sharedAs === name,
  }))
  const [pushWaker, pullWaker] = [createWaker(), createWaker()]
  const wake = () => {
    pushWaker.wake()
    pullWaker.wake()
  }

  // Each part below calls the others only after all of them exist.
  const engine = createEngine(user_id, storage, {
    onChange: () => snapshots.invalidate(),
    onStep: (delta, version) => {
      pushWaker.wake()
      tabs.announceStep(delta, version)
    },
  })
  const status = createConnectionStatus({
    onChange: () => {
      snapshots.invalidate()
      tabs.announceStatus()
    },
    onReachable: pullWaker.wake,
  })
  const lead = (signal: AbortSignal) =>
    startLeader({
      engine,
      connection,
      user_id,
      stream: options.stream ?? 'sse',
      streamTimeout: options.streamTimeout ?? STREAM_TIMEOUT_MS,
      pollSeconds: Math.min(MAX_POLL_SECONDS, (connection.timeout / 1_000) * 0.6),
      watchSession: client.session.subscribe,
      signal,
      pushWaker,
      pullWaker,
      status,
    })
  const tabs = createTabSync({
    engine,
    status,
    lead,
    wakePush: pushWaker.wake,
    wake,
    onLeaderChange: () => snapshots.invalidate(),
    onPurged: () => void lifecycle.dispose(),
  })
  const subscriptions = [
    client.session.subscribe(wake),
    watchOnlineEvents(() => {
      wake()
      tabs.wakeLeader()
    }),
  ]
  const lifecycle = createLifecycle({
    opening,
    storage,
    engine,
    tabs,
    lead,
    onLoaded: () => snapshots.invalidate(),
    onClose: () => {
      for (const end of subscriptions) end()
    },
  })
  const snapshots = createSnapshotStore((last) => {
    const shown = {
      isLoaded: lifecycle.stage.isLoaded,
      connection: status.current(),
      storage: engine.isFailing() ? 'failing' : lifecycle.stage.isDurable ? 'device' : 'memory',
      isLeader: tabs.isLeader(),
    } as const
    return readSnapshot(engine, shown, last)
  })

  return {
    subscribe: snapshots.subscribe,
    getSnapshot: snapshots.getSnapshot,
    loaded: lifecycle.loaded,
    ...createMutations(engine, () => (lifecycle.stage.isLoaded ? undefined : lifecycle.loaded)),
    async readTrash() {
      await lifecycle.loaded
      const { cursor } = engine.state
      const request = { procedures: client.tasks, connection, user_id, cursor }
      // Where the code can't be fetched, the server can't be reached either.
      const trash = await importPart(() => import('./sync/read-trash.ts')).then(
        ({ readTrash }) => readTrash(request),
        () => undefined,
      )
      if (trash === undefined || lifecycle.signal.aborted) return false
      await tabs.storeTrash(trash)
      return true
    },
    dispose: lifecycle.dispose,
    purge: lifecycle.purge,
    [asyncDispose]: lifecycle.dispose,
  }
}
