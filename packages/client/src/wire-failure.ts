/** A problem with one field of an input. */
export interface Issue {
  /** The path of the field, such as `['due_date']`; empty for the input as a whole. */
  readonly path: readonly (string | number)[]
  /** The problem, worded for the user. */
  readonly message: string
}

/** The fields that the server adds to tRPC's `data` of an error. */
export interface WireFailure {
  /** The server's code of the failure. */
  readonly error_code: string
  /** The problems with the input; empty for most codes. */
  readonly issues: readonly Issue[]
  /** The HTTP status of this call, also in a batch. */
  readonly httpStatus: number
  /** With REVISION_CONFLICT: the current task. */
  readonly current?: object
  /** With TOO_MANY_REQUESTS: seconds until another attempt may succeed. */
  readonly retry_after?: number
}

/** Returns the server's data of an error; undefined for an error that the server didn't send. */
export function readWireFailure(error: { readonly data?: unknown }): WireFailure | undefined {
  const data = error.data as Partial<WireFailure> | null | undefined
  if (typeof data?.error_code !== 'string') return undefined
  const { error_code, issues = [], httpStatus = 500, current, retry_after } = data
  return {
    error_code,
    issues,
    httpStatus,
    ...(current !== undefined && { current }),
    ...(retry_after !== undefined && { retry_after }),
  }
}
