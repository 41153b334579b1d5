import type { Procedures } from '../client-router.ts'
import type { Connection } from '../connection.ts'
import type { Engine } from './engine.ts'
import type { StreamKind } from './stream-kind.ts'
import type { ConnectionState } from './status.ts'
import type { Waker } from './waker.ts'

/** What the one who leads works with. */
export interface Loop {
  readonly engine: Engine
  readonly connection: Connection
  readonly procedures: Procedures['tasks']
  readonly user_id: string
  readonly stream: StreamKind
  /** Milliseconds of silence after which a stream is given up. */
  readonly silence: number
  /** Seconds that a poll waits for changes. */
  readonly wait: number
  /** Hears of sign-ins and sign-outs. Returns what ends it. */
  readonly watchSession: (listener: () => void) => () => void
  /** Fires when this replica leads no longer. */
  readonly signal: AbortSignal
  /** Ends the sleep of the one who sends, and of the one who follows. */
  readonly sending: Waker
  readonly following: Waker
  /** Shut while another history is read: nothing is sent then, so that no answer overtakes its pages. */
  readonly gate: { isShut: boolean }
  readonly setConnection: (state: ConnectionState) => void
  /** What sending has come to: nobody answers, the server is not well, or nothing to say. */
  readonly setSending: (trouble: 'offline' | 'connecting' | undefined) => void
}
