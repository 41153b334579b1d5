import type { Procedures } from './client-router.ts'
import type { OpenReplica, Tasks } from './replica-entry.ts'
import type { Session } from './session.ts'

/** A client: the server's procedures and the session in which they are called. `createClient` returns one. */
export interface TaskwireClient extends Procedures {
  /** The procedures of tasks, and `tasks.replica()` for offline use of tasks alone. */
  readonly tasks: Tasks
  /** Opens tasks, lists and labels for offline use. */
  readonly replica: OpenReplica
  /** Signs in and out. */
  readonly session: Session
}
