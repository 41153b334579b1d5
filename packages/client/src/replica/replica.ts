import type { EntityKind, EntityMutationInputs } from './replica-types.ts'
import type { ReplicaStorage } from './storage/replica-storage.ts'
import type { Snapshot } from './store/replica-snapshot.ts'
import type { StreamKind } from './sync/stream-link.ts'

/** The ids of a queued mutation. */
export interface Queued {
  /** The row's id. A new row has it from the start, so it never changes. */
  readonly id: string
  /** Identifies the mutation in `outbox` and `issues`. */
  readonly op_id: string
}

/** The input of a kind's mutation. `create` makes an id when it is omitted. */
export type EntityMutationInput<
  Kind extends EntityKind,
  Name extends keyof EntityMutationInputs<Kind>,
> = Name extends 'create'
  ? Omit<EntityMutationInputs<Kind>[Name], 'id'> & { readonly id?: string | undefined }
  : EntityMutationInputs<Kind>[Name]

/** The mutations of every kind, by the name of its collection. */
export type ReplicaMutate = {
  readonly [Kind in EntityKind as `${Kind}s`]: {
    readonly [Name in keyof EntityMutationInputs<Kind>]: (
      input: EntityMutationInput<Kind, Name>,
    ) => Promise<Queued>
  }
}

/**
 * A live copy of a user's tasks, lists and labels that can be changed with or without a network. Queued mutations survive restarts and reach the server
 * exactly once. The functions are bound, and `getSnapshot` returns the same object until the content changes, as React's
 * `useSyncExternalStore` requires.
 */
export interface Replica extends AsyncDisposable {
  /** Calls the listener after every change of the snapshot. Returns a function that ends the subscription. */
  readonly subscribe: (listener: () => void) => () => void
  /** Returns the current content. */
  readonly getSnapshot: () => Snapshot
  /**
   * Resolves when the rows stored on this device are in the snapshot. Rejects when the storage can't be read, or belongs to another
   * user or server ({@link isStorageOwnerError}).
   */
  readonly loaded: Promise<void>
  /**
   * Queues a mutation, such as `mutate.tasks.create`. It shows in the same tick, together with its effects on other rows, once the
   * replica has loaded, and the promise resolves when the mutation is stored:
   * from then on it reaches the server even if this page or process ends. No call waits for the server; a mutation that the server
   * refuses later appears in `issues`. Rejects when the mutation could not be stored; it is still shown, and sent as long as the page
   * or process lives.
   */
  readonly mutate: ReplicaMutate
  /**
   * Adds the server's deleted tasks to `tasks.deleted`, which otherwise contains only tasks that this replica knew before their deletion. Reads up to
   * 500 tasks, the last deleted first, and stores them for offline use.
   *
   * @returns false when the server didn't respond; `tasks.deleted` is unchanged then
   */
  readonly readTrash: () => Promise<boolean>
  /** Queues a refused mutation again, unchanged. Does nothing when `issues` has no such `op_id`. */
  readonly retry: (op_id: string) => Promise<void>
  /** Deletes a refused mutation, and the text in it. */
  readonly discard: (op_id: string) => Promise<void>
  /** Queues a conflicting text again, to replace the newest one. Retries any other refused mutation. */
  readonly keepMine: (op_id: string) => Promise<void>
  /**
   * Queues a refused edit of a repeating task for the next one: `successorOf(issue)` names it. The task was completed on another device
   * while this one was offline. Retries any other refused mutation.
   */
  readonly applyToNext: (op_id: string) => Promise<void>
  /** Ends the connection and every timer. The stored content stays. */
  readonly dispose: () => Promise<void>
  /** Disposes of the replica in all tabs and deletes the stored content, unsent mutations included. Call it when the user signs out. */
  readonly purge: () => Promise<void>
}

/** Options of a replica; all have a default. */
export interface ReplicaOptions {
  /** The id of the user whose rows these are. When omitted, the user who is signed in on this device, which needs no network. */
  readonly user?: string | undefined
  /**
   * Opens the storage of rows and outbox; receives a name for this user of this server. When omitted, IndexedDB, or memory where
   * IndexedDB is missing. For Node use `fileStorage` of `@taskwire/client/node`. A storage records its user and server. For any other
   * owner `loaded` rejects, and the content stays unchanged.
   */
  readonly storage?: ((name: string) => ReplicaStorage | Promise<ReplicaStorage>) | undefined
  /**
   * Whether this user takes over a storage without a recorded owner whose edits can't be attributed: a client before version 0.1 wrote
   * it and never reached the server. False when omitted, so that such a storage is refused.
   */
  readonly adopt?: boolean | undefined
  /**
   * How the server pushes changes; `sse` when omitted. `websocket` needs a global WebSocket, which Node has since version 22. `none`
   * polls.
   */
  readonly stream?: StreamKind | undefined
  /** Milliseconds of silence after which the replica gives a stream up and polls; 45,000 when omitted. The server pings every 15,000. */
  readonly streamTimeout?: number | undefined
}
