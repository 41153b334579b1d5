/** The `code` of every error for a machine or a folder where the database can't run. */
const UNAVAILABLE = 'EMBEDDED_POSTGRES_UNAVAILABLE'

/** Makes the error for an operator: one sentence that names the reason. */
export function unavailable(reason: string, cause?: unknown): Error {
  const error = new Error(`${reason}.`, cause === undefined ? {} : { cause })
  return Object.assign(error, { code: UNAVAILABLE })
}

/**
 * Returns true when `startEmbeddedPostgres` rejected because the database can't run on this machine or in this folder.
 * A retry doesn't help; another PostgreSQL server does. The error's `code` is `EMBEDDED_POSTGRES_UNAVAILABLE`, its
 * message is one sentence that names the reason.
 */
export function isEmbeddedPostgresUnavailable(error: unknown): error is Error {
  return errorCode(error) === UNAVAILABLE
}

/** Returns the `code` of an error (`ENOENT`, `EACCES`, …), if it has one. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

/** Turns an error of the file system or the kernel into an `unavailable` one and returns any other error unchanged. */
export function toUnavailable(error: unknown): unknown {
  if (!errorCode(error) || isEmbeddedPostgresUnavailable(error)) return error
  return unavailable(`The embedded database cannot be prepared here (${(error as Error).message})`, error)
}
