/** The one sentence an operator reads when the embedded database cannot serve here, with the way out in it. */
export function unavailable(reason: string, cause?: unknown): Error {
  return new Error(
    `${reason}; set DATABASE_URL to use a PostgreSQL server instead.`,
    cause === undefined ? {} : { cause },
  )
}

/** The `code` of a system error (`ENOENT`, `EACCES`, …), if it has one. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

/** A refusal of the file system or of the kernel, put into that sentence; any other error stays as it is. */
export function explained(error: unknown): unknown {
  if (!errorCode(error)) return error
  return unavailable(`The embedded database cannot be prepared here (${(error as Error).message})`, error)
}
