import type { Procedures } from './client-router.ts'
import type { Tasks } from './replica-door.ts'
import type { Session } from './session.ts'

/** The server's procedures, called like functions, and the session they are called in. */
export interface TaskwireClient extends Procedures {
  readonly tasks: Tasks
  readonly session: Session
}
