import type { Procedures } from '../../client-router.ts'
import type { Connection } from '../../connection.ts'
import type { ConnectionStatus } from '../store/connection-status.ts'
import type { Engine } from '../store/engine.ts'
import type { StreamKind } from './stream-link.ts'
import type { Waker } from './waker.ts'

/** What a replica needs in order to lead: to pull changes from the server and push the outbox to it. */
export interface LeaderContext {
  readonly engine: Engine
  readonly connection: Connection
  readonly user_id: string
  readonly stream: StreamKind
  /** Milliseconds of silence after which a stream is given up. */
  readonly streamTimeout: number
  /** Seconds that a poll waits for changes. */
  readonly pollSeconds: number
  /** Calls the listener at every sign-in and sign-out. Returns a function that ends the subscription. */
  readonly watchSession: (listener: () => void) => () => void
  /** Aborts when this replica no longer leads. */
  readonly signal: AbortSignal
  /** Ends the sleep of the push loop. */
  readonly pushWaker: Waker
  /** Ends the sleep of the pull loop. */
  readonly pullWaker: Waker
  readonly status: ConnectionStatus
}

/** What the two loops of a leader share. */
export interface SyncContext extends LeaderContext {
  readonly procedures: Procedures['sync']
  /** Sending pauses while the pages of another epoch are read, so that no response overtakes them. */
  readonly gate: { isSendingPaused: boolean }
}
