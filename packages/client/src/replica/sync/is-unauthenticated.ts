import { taskwireError } from '../../taskwire-error.ts'

/** Whether a call failed because the session is over. */
export function isUnauthenticated(error: unknown): boolean {
  return taskwireError(error)?.code === 'UNAUTHENTICATED'
}
