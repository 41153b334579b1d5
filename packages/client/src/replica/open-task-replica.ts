import { receiveTrash, type Trash } from '@taskwire/domain'
import { connectionOf, type Connection } from '../connection.ts'
import type { TaskwireClient } from '../taskwire-client.ts'
import { isAnonymous } from '../token-user.ts'
import { createEngine } from './engine.ts'
import { loadLead } from './load-lead.ts'
import { openStorage } from './open-storage.ts'
import { ownConnection, ownerOf } from './own-connection.ts'
import { ownedStorage } from './owned-storage.ts'
import { personActions } from './person-actions.ts'
import { createSnapshotStore } from './snapshot-store.ts'
import { readSnapshot } from './read-snapshot.ts'
import { readTrash } from './read-trash.ts'
import type { ConnectionState } from './status.ts'
import { watchSurroundings } from './surroundings.ts'
import { joinTabs, type TabMessage, type Tabs } from './tabs.ts'
import { asyncDispose, requireSocket } from './old-runtimes.ts'
import type { ReplicaOptions, TaskReplica } from './task-replica.ts'
import type { ReplicaStorage } from './storage.ts'
import { createWaker } from './waker.ts'

/** Milliseconds; three pings of the server. */
const SILENCE_MS = 45_000
/** A poll waits for less than the time after which a request is given up. */
const MAX_WAIT_SECONDS = 10

/**
 * Opens a replica of the tasks of the user whom `client` is signed in as. It keeps up by itself until it is disposed; in a
 * browser all tabs share one outbox and one stream.
 *
 * `loaded` and every mutation reject when the storage belongs to another user or server ({@link isStorageOwnerError}).
 *
 * @throws TypeError when nobody is signed in and `user` does not say whose tasks, and for `stream: 'websocket'` without a global WebSocket
 * @example
 * const replica = openTaskReplica(client)
 * replica.subscribe(() => render(replica.getSnapshot()))
 * await replica.mutate.create({ title: 'Water the plants' })
 */
export function openTaskReplica(client: TaskwireClient, options: ReplicaOptions = {}): TaskReplica {
  const plain = connectionOf(client)
  const user_id = options.user ?? plain.access.kept()?.user
  if (user_id === undefined) throw new TypeError('Nobody is signed in: `user` must say whose tasks')
  const connection = ownConnection(plain, user_id)
  if (options.stream === 'websocket') requireSocket()

  // The session is renewed while the storage is read; where that fails, the first question to the server tries again.
  connection.access.token().catch(() => {})

  const name = nameOf(connection, user_id)
  const opening = Promise.resolve((options.storage ?? openStorage)(name))
  const storage = ownedStorage(opening, ({ sharedAs }) => ({
    owner: ownerOf(connection, user_id),
    user_id: isAnonymous(user_id) ? undefined : user_id,
    // A storage that is called by the name of its owner needs no other record.
    adopts: options.adopt === true || sharedAs === name,
  }))
  const closing = new AbortController()
  const [sending, following] = [createWaker(), createWaker()]
  let followed: ConnectionState = 'connecting'
  let sent: ConnectionState | undefined
  let state: ConnectionState = 'connecting'
  let isLoaded = false
  let isShared = false
  let tabs: Tabs | undefined
  let leading = Promise.resolve()

  const engine = createEngine(user_id, storage, {
    onChange: () => store.change(),
    onStep: (delta, version) => {
      sending.wake()
      tabs?.post({ type: 'step', delta, version })
      if (version === undefined) tabs?.ensureLeader()
    },
  })
  const store = createSnapshotStore(() =>
    readSnapshot(engine, {
      connection: state,
      isLoaded,
      storage: engine.isFailing() ? 'failing' : where,
      isLeader: tabs?.isLeader() ?? true,
    }),
  )
  let where: 'device' | 'memory' = 'memory'

  const show = () => {
    // A stream may stay open for a while after nothing else gets through.
    const isOpen = followed === 'live' || followed === 'polling'
    const next = isOpen ? (sent ?? followed) : followed
    if (next === state) return
    state = next
    store.change()
    sayStatus()
  }
  const sayStatus = () => {
    if (tabs?.isLeader() === true) tabs.post({ type: 'status', connection: state, version: engine.version() })
  }
  const setConnection = (next: ConnectionState) => {
    followed = next
    show()
  }
  const setSending = (next: ConnectionState | undefined) => {
    sent = next
    // What is sent gets through: whoever follows has no reason to wait any longer before it tries again.
    if (next === undefined && followed === 'offline') following.wake()
    show()
  }
  const wake = () => {
    sending.wake()
    following.wake()
  }
  const onReturn = () => {
    wake()
    tabs?.post({ type: 'wake' })
    tabs?.ensureLeader()
  }
  const onMessage = (message: TabMessage) => {
    if (message.type === 'wake') wake()
    else if (message.type === 'purged') void dispose()
    else if (message.type === 'hello') {
      sayStatus()
    } else if (message.type === 'status') {
      if (tabs?.isLeader() !== false) return
      setConnection(message.connection)
      // A leader died before it had told of its last step.
      if (message.version > engine.version()) void engine.load().catch(() => {})
    } else if (message.type === 'trash') {
      if (tabs?.isLeader() === true) void takeTrash(message.trash)
    } else void engine.hear(message.delta, message.version).then(() => sending.wake())
  }
  /** Whoever leads next has what is shown; a trash that another tab was overtaken with is read again when it is opened again. */
  const takeTrash = (trash: Trash) => engine.step((state) => receiveTrash(state, trash)).catch(() => false)
  const lookIntoTrash = async () => {
    await loaded
    const { cursor } = engine.state
    const trash = await readTrash({ procedures: client.tasks, connection, user_id, cursor })
    if (trash === undefined || closing.signal.aborted) return false
    if (tabs?.isLeader() === false) tabs.post({ type: 'trash', trash })
    else await takeTrash(trash)
    return true
  }
  /** A tab died before it had told of what a person asked for in it. */
  const findMissed = async (opened: ReplicaStorage) => {
    const known = new Set(engine.state.operations.map(({ order }) => order ?? 0))
    const queued = (await opened.missed?.(known)) ?? []
    if (queued.length === 0) return
    await engine.hear({ queued })
    sending.wake()
    tabs?.post({ type: 'step', delta: { queued } })
  }
  const start = async (signal: AbortSignal) => {
    const lead = await loadLead(signal, () => setConnection('offline'))
    signal.addEventListener('abort', () => setSending(undefined), { once: true })
    await lead?.({
      engine,
      connection,
      user_id,
      stream: options.stream ?? 'sse',
      silence: options.silence ?? SILENCE_MS,
      wait: Math.min(MAX_WAIT_SECONDS, (connection.timeout / 1_000) * 0.6),
      signal,
      watchSession: client.session.subscribe,
      sending,
      following,
      setConnection,
      setSending,
    })
  }
  const unwatch = [client.session.subscribe(wake), watchSurroundings(onReturn)]

  const load = async () => {
    const opened = await opening
    where = opened.isDurable ? 'device' : 'memory'
    isShared = opened.sharedAs !== undefined && canShare()
    await engine.load()
    isLoaded = true
    store.change()
    if (closing.signal.aborted) return
    if (isShared && opened.sharedAs !== undefined)
      tabs = joinTabs({
        name: opened.sharedAs,
        lead: start,
        onMessage,
        onTurn: () => store.change(),
        onLook: () => void findMissed(opened).catch(() => {}),
      })
    else leading = start(closing.signal).catch(() => {})
  }
  const loaded = load()
  // Whoever waits for it hears of the failure; nobody has to.
  loaded.catch(() => {})

  const end = async () => {
    closing.abort()
    for (const stop of unwatch) stop()
    tabs?.leave()
    await loaded.catch(() => {})
    await leading
    await engine.close()
  }
  const dispose = async () => {
    await end()
    await storage.close()
  }
  return {
    subscribe: store.subscribe,
    getSnapshot: store.getSnapshot,
    loaded,
    readTrash: lookIntoTrash,
    ...personActions(engine, () => (isLoaded ? undefined : loaded)),
    dispose,
    purge: async () => {
      tabs?.post({ type: 'purged' })
      await end()
      await storage.purge()
    },
    [asyncDispose]: dispose,
  }
}

/** One storage for each user of each server. */
function nameOf({ endpoint }: Connection, user_id: string): string {
  return `taskwire:${endpoint}:${user_id}`
}

function canShare(): boolean {
  return typeof BroadcastChannel !== 'undefined' && typeof navigator !== 'undefined' && 'locks' in navigator
}

export { connectionStates, type ConnectionState } from './status.ts'
export { newId } from './new-id.ts'
export { memoryStorage } from './memory-storage.ts'
export { indexedDbStorage } from './indexed-db-storage.ts'
export { isStorageOwnerError } from './storage-owner-error.ts'
export type { ReplicaStorage, StoredReplica } from './storage.ts'
export type { ReplicaSnapshot, ReplicaStatus } from './replica-snapshot.ts'
export type { StreamKind } from './stream-kind.ts'
export type { MutationInput, Queued, ReplicaOptions, TaskReplica } from './task-replica.ts'
export type {
  MutationInputs,
  MutationName,
  Operation,
  Refusal,
  ReplicaDelta,
  ReplicaState,
  ReplicaTask,
  Row,
  SyncIssue,
  Texts,
} from './replica-types.ts'
