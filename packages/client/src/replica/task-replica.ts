import type { MutationInputs, MutationName } from './replica-types.ts'
import type { ReplicaSnapshot } from './replica-snapshot.ts'
import type { ReplicaStorage } from './storage.ts'
import type { StreamKind } from './stream-kind.ts'

/** A mutation that waits in the outbox. */
export interface Queued {
  /** The task's id; of a new one, the id that it will keep. */
  readonly id: string
  /** Names the operation in `outbox` and `issues`. */
  readonly op_id: string
}

/** What a mutation of a replica takes; the id of a new task is made when it is omitted. */
export type MutationInput<Name extends MutationName> = Name extends 'create'
  ? Omit<MutationInputs['create'], 'id'> & { readonly id?: string | undefined }
  : MutationInputs[Name]

/**
 * A copy of a user's tasks that is kept up to date, can be changed at any time, and loses nothing. It fits React's
 * `useSyncExternalStore`: its functions are bound, and `getSnapshot` answers the same value until something changes.
 */
export interface TaskReplica extends AsyncDisposable {
  /** Calls the listener after every change of the snapshot. Returns what ends it. */
  readonly subscribe: (listener: () => void) => () => void
  readonly getSnapshot: () => ReplicaSnapshot
  /** Resolves when what is stored on this device is shown. Rejects when it can't be read, or belongs to another user or server. */
  readonly loaded: Promise<void>
  /**
   * Each shows at once, and resolves when it is stored: from then on it reaches the server, whatever happens to this page
   * or process. None waits for the server; what it refuses later is found in `issues`. Rejects when it could not be stored:
   * then it is shown and sent all the same, as long as the page lives.
   */
  readonly mutate: {
    readonly [Name in MutationName]: (input: MutationInput<Name>) => Promise<Queued>
  }
  /**
   * Looks into the server's trash: of the tasks that were deleted on other devices, `deleted` has until then only those that this
   * replica saw alive. Reads up to 500, the latest first, and resolves when they are shown; they stay for when there is no server.
   * False when the server did not answer: then `deleted` is what it was.
   */
  readonly readTrash: () => Promise<boolean>
  /** Sends a refused operation again as it was. */
  readonly retry: (op_id: string) => Promise<void>
  /** Lets go of a refused operation. */
  readonly discard: (op_id: string) => Promise<void>
  /** Sends a conflicting text again, over the newest one; other refused operations are retried. */
  readonly keepMine: (op_id: string) => Promise<void>
  /** Ends everything that goes on. What is stored stays. */
  readonly dispose: () => Promise<void>
  /** Ends everything, here and in other tabs, and forgets what is stored, the outbox too: for signing out. */
  readonly purge: () => Promise<void>
}

/** What a replica is made of; all of it has a default. */
export interface ReplicaOptions {
  /** Whose tasks: the id of the user. When omitted, the one who is signed in on this device, with or without a network. */
  readonly user?: string | undefined
  /**
   * Where rows and outbox are kept, given the name for this user of this server: IndexedDB where there is one, else
   * memory. For Node there is `fileStorage` of `@taskwire/client/node`. A storage records its user and server, and is refused
   * for any other: `loaded` rejects, and what is stored stays for its owner.
   */
  readonly storage?: ((name: string) => ReplicaStorage | Promise<ReplicaStorage>) | undefined
  /**
   * Whether this user takes over a storage that does not record its owner and holds edits of nobody knows whom: one that a client
   * before version 0.1 wrote and that never reached the server. False when omitted: such a storage is refused.
   */
  readonly adopt?: boolean | undefined
  /** How changes are pushed: `sse` when omitted. `websocket` needs a global WebSocket, which Node has since version 22. */
  readonly stream?: StreamKind | undefined
  /** Milliseconds without a sign of life after which a stream is given up for polling; 45,000 when omitted. */
  readonly silence?: number | undefined
}
