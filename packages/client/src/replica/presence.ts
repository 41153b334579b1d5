import { taskwireError } from '../taskwire-error.ts'
import type { Connection } from '../connection.ts'

/** Whether the client is signed in as the user whose tasks these are. */
export function isPresent({ access }: Connection, user_id: string): boolean {
  return access.kept()?.user === user_id
}

/** What a failed call means for the one who wants to try again. */
export function isRefused(error: unknown): boolean {
  return taskwireError(error)?.code === 'UNAUTHENTICATED'
}
